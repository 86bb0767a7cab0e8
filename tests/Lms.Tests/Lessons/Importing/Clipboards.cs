namespace Lms.Tests.Lessons.Importing;

/// <summary>What programs put on the clipboard, in their own shape.</summary>
internal static class Clipboards
{
    private const string Space = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>";

    /// <summary>Word 365: lists are paragraphs, drawings stand twice, and the head is longer than the text.</summary>
    public static readonly string Word = $"""
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
        <head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
        <link rel=File-List href="file:///C:/Users/GV/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
        <!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
        <style><!-- @font-face {"{"}font-family:Wingdings;{"}"} p.MsoNormal {"{"}mso-style-unhide:no;{"}"} @list l0:level1 {"{"}mso-level-text:\F0B7;{"}"} --></style></head>
        <body lang=EN-US style='tab-interval:.5in;word-wrap:break-word'><!--StartFragment-->
        <h2 style='mso-list:l2 level1 lfo3'><![if !supportLists]><span style='mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>I.{Space}</span></span><![endif]><span lang=VI>Mục tiêu<o:p></o:p></span></h2>
        <p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><u><span lang=VI style='font-size:14.0pt;mso-ansi-language:VI'>Về kiến thức</span></u></b><span
        lang=VI style='font-size:14.0pt'>: nắm được <i style='mso-bidi-font-style:normal'>quy trình</i>.<o:p></o:p></span></p>
        <p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>·{Space}</span></span><![endif]><span lang=VI>Chuẩn bị<o:p></o:p></span></p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-add-space:auto;text-indent:-.25in;mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o{Space}</span></span><!--[endif]--><span lang=VI>Tài liệu<o:p></o:p></span></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·{Space}</span></span><![endif]><b>Tổ chức</b><o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.{Space}</span>Một</p>
        <p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>a){Space}</span>Ý thứ nhất</p>
        <p class=MsoListParagraphCxSpMiddle style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>b){Space}</span>Ý thứ hai</p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.{Space}</span>Hai</p>
        <table class=MsoTableGrid border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
        <tr style='mso-yfti-irow:0'><td width=200 rowspan=2 style='mso-border-alt:solid windowtext .5pt'><p class=MsoNormal><b>Bước<o:p></o:p></b></p></td><td colspan=2><p class=MsoNormal><b>Nội dung<o:p></o:p></b></p></td></tr>
        <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td><p class=MsoNormal>Thầy</p></td><td><p class=MsoNormal>Trò<o:p></o:p></p></td></tr></table>
        <p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1025" type="#_x0000_t75" alt="Sơ đồ"><v:imagedata src="file:///C:/Users/GV/AppData/Local/Temp/msohtmlclip1/01/clip_image001.png" o:title=""/></v:shape><![endif]--><![if !vml]><img width=604 height=340 src="file:///C:/Users/GV/AppData/Local/Temp/msohtmlclip1/01/clip_image002.png" alt="Sơ đồ" v:shapes="_x0000_i1025"><![endif]--><o:p></o:p></p>
        <!--EndFragment--></body></html>
        """;

    public const string WordMarkdown = """
        ## I. Mục tiêu

        **Về kiến thức**: nắm được *quy trình*.

        - Chuẩn bị
          - Tài liệu
        - **Tổ chức**

        1. Một
           a. Ý thứ nhất
           b. Ý thứ hai
        2. Hai

        | **Bước** | **Nội dung** |  |
        | --- | --- | --- |
        |  | Thầy | Trò |

        *(Hình không đưa vào được: Sơ đồ)*
        """;

    /// <summary>LibreOffice Writer: fonts in old elements, pictures in the page itself.</summary>
    public static readonly string LibreOffice = $"""
        <!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/>
        <style type="text/css">@page {"{"} size: 21cm 29.7cm {"}"} p {"{"} line-height: 115% {"}"}</style></head><body lang="vi-VN" link="#000080" dir="ltr">
        <h1 class="western">Bài mới</h1><p style="line-height: 100%"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">Đoạn <u>gạch ch</u>ân và <b>đậm</b>.</font></font></p>
        <ol start="3"><li><p style="margin-bottom: 0cm"><font face="Arial">Ba</font></p><ul><li><p>Con</p></li></ul></li><li><p>Bốn</p></li></ol>
        <p><img src="data:image/png;base64,{Convert.ToBase64String(Support.OfficeFiles.Png)}" name="Hình1" alt="Ảnh lớp" width="10" height="10" border="0"/></p></body></html>
        """;

    /// <summary>Google Docs: everything inside a bold that is not bold, looks by style alone, lists within lists unwrapped.</summary>
    public const string GoogleDocs = """
        <meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-8f6c2b1e-7fff-0f3a-9c2d-5b1c2f3d4e5a"><h3 dir="ltr" style="line-height:1.38"><span style="font-size:14pt;font-weight:400;">Thảo luận</span></h3><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">Câu </span><span style="font-size:11pt;font-weight:700;font-style:normal;">hỏi</span><span style="font-weight:400;"> và </span><span style="font-weight:400;font-style:italic;">gợi ý</span><span style="font-weight:400;">, 10 m</span><span style="font-weight:400;vertical-align:super;">2</span><span style="font-weight:400;">, </span><a href="https://example.org/a" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">nguồn</span></a></p><ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Một</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span style="font-weight:400;">Con</span></p></li></ul></ul></b><br class="Apple-interchange-newline">
        """;

    public const string GoogleDocsMarkdown = """
        ### Thảo luận

        Câu **hỏi** và *gợi ý*, 10 m^2^, [nguồn](<https://example.org/a>)

        - Một
            - Con
        """;
}
