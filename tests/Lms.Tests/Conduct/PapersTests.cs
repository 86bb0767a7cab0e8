using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lms.Tests.Support;

namespace Lms.Tests.Conduct;

/// <summary>The papers of a sitting, opened again as Word would.</summary>
public sealed class PapersTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Fact]
    public async Task The_attendance_sheet_names_everybody_by_number_with_room_to_sign()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV04"]);

        var (texts, sheet) = await Open(await app.As(Room.Invigilator), $"{room.Path}/attendance-sheet");

        Assert.Contains("DANH SÁCH THÍ SINH DỰ THI", texts);
        Assert.Contains("ĐẢNG CỘNG SẢN VIỆT NAM", texts);
        Assert.Equal(["STT", "SBD", "Họ tên", "Mã học viên", "Ký tên", "Ghi chú"], sheet[0]);
        Assert.Equal(("0001", "SV-HV03", ""), (sheet[1][1], sheet[1][3], sheet[1][4]));
        Assert.Equal(3, sheet.Count);
    }

    [Fact]
    public async Task The_minutes_tell_who_was_there_and_what_was_done_and_take_nothing_for_markup()
    {
        var room = await Room.Open(app, ["SV-HV05", "SV-HV06"]);
        var writer = await room.Begin("SV-HV05");
        var office = await app.As(Room.Office);
        await office.PostTo($"{room.Path}/extensions", ("Extension.Minutes", "10"), ("Extension.Reason", "=1+1 </w:t><w:br/> & mất mạng"));
        await office.PostTo($"{room.Path}/incidents", ("Incident.Number", "1"), ("Incident.Kind", "Reprimand"), ("Incident.Account", "Trao đổi bài"));
        await writer.HandIn();

        var (texts, table) = await Open(office, $"{room.Path}/minutes");

        Assert.Contains("BIÊN BẢN COI THI", texts);
        Assert.Contains(texts, text => text.Contains("=1+1 </w:t><w:br/> & mất mạng", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("2 thí sinh; có mặt 1; vắng 1; hoãn thi 0. Đã nộp bài 1", StringComparison.Ordinal));
        Assert.Contains(table, row => row.Contains("Trao đổi bài") && row.Any(cell => cell.StartsWith("Khiển trách (trừ 25 %)", StringComparison.Ordinal)));
        Assert.Contains(texts, text => text.Contains("Cộng 10 phút cho cả phòng", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_files_are_taken_the_papers_count_them()
    {
        var room = await Room.Open(app, ["SV-HV07", "SV-HV08"], minutes: null, takesFiles: true);
        var writer = await room.Begin("SV-HV07");
        await writer.Visitor.PostFile(await writer.Visitor.Get($"{writer.Path}/files"), "form[enctype='multipart/form-data']", "trang 1.jpg", Exams.Files.Papers.Jpeg(60));
        await writer.Visitor.PostFile(await writer.Visitor.Get($"{writer.Path}/files"), "form[enctype='multipart/form-data']", "trang 2.jpg", Exams.Files.Papers.Jpeg(61));
        var office = await app.As(Room.Office);

        var (texts, table) = await Open(office, $"{room.Path}/minutes");
        var (_, sheet) = await Open(office, $"{room.Path}/attendance-sheet");
        var (page, watched) = (await office.Get($"{room.Board}/1"), await (await app.As(Room.Invigilator)).Get($"{room.Board}/1"));

        Assert.Contains("Tệp nộp kèm: 2 tệp của 1 người.", texts);
        Assert.Contains(table, row => row[0] == "0001" && row[^1].EndsWith("2 tệp", StringComparison.Ordinal));
        Assert.Equal(["2 tệp", ""], sheet.Skip(1).Select(row => row[^1]));
        Assert.Contains("trang 2.jpg", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 tệp", watched.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("trang 2.jpg", watched.Text, StringComparison.Ordinal);
    }

    private static async Task<(List<string> Texts, List<string[]> Table)> Open(Visitor visitor, string path)
    {
        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", answer.Content.Headers.ContentType!.MediaType);
        using var document = WordprocessingDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var body = document.MainDocumentPart!.Document!.Body!;
        var rows = body.Elements<Table>().Where(table => table.Descendants<TableHeader>().Any()).SelectMany(table => table.Elements<TableRow>());
        return (
            [.. body.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)],
            [.. rows.Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToArray())]);
    }
}
