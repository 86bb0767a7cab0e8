using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Data;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Lms.Web.Documents;
using Lms.Web.Documents.Reading;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

/// <summary>LibreOffice itself, as `./lms test` installs it.</summary>
public sealed class LibreOfficeTests(TemporaryFolder folder) : IClassFixture<TemporaryFolder>
{
    private const string Vietnamese = "Nghị quyết: tập trung dân chủ, phê bình và tự phê bình; đồng thuận, hoà giải.";

    private readonly OfficeToPdf office = new(Options.Create(new ConversionOptions()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[]> Whole => new()
    {
        { ".docx", OfficeFiles.Docx(OfficeFiles.P(Vietnamese)) },
        { ".odt", OfficeFiles.Odt($"<text:p>{Vietnamese}</text:p>") },
        { ".rtf", Encoding.ASCII.GetBytes("{\\rtf1\\ansi " + string.Concat(Vietnamese.Select(letter => letter < 128 ? $"{letter}" : $"\\u{(int)letter}?")) + "}") },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public async Task A_document_becomes_a_pdf_with_its_words(string ending, byte[] content)
    {
        Assert.True(office.IsHere);

        var pdf = await Convert(ending, content);

        Assert.Contains(Vietnamese, string.Join(' ', (await PdfText.Of(pdf, 10_000, Stop)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_document_is_not_readable()
    {
        var failed = await Assert.ThrowsAsync<WorkFailedException<DocumentProblem>>(() => Convert(".docx", OfficeFiles.Zip(("a.txt", "a"))));

        Assert.Equal(DocumentProblem.NotReadable, failed.Problem);
    }

    /// <summary>
    /// A picture on the web would tell somebody that the document is read, and by which machine; one of this machine's own files would show
    /// it to whoever reads the PDF. Each of the two walls, the profile and the missing network, is tried: a listener stands on this machine.
    /// </summary>
    [Theory]
    [InlineData(".docx")]
    [InlineData(".odt")]
    public async Task Nothing_outside_the_document_is_asked_for(string ending)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var web = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/picture.png";
        var secret = Path.Combine(folder.FullPath, "secret.txt");
        await File.WriteAllTextAsync(secret, "zusecretxa", Stop);
        var picture = Path.Combine(folder.FullPath, "picture.png");
        await File.WriteAllBytesAsync(picture, OfficeFiles.Png, Stop);

        var pdf = await Convert(ending, ending == ".docx" ? Linking(web, new Uri(picture).AbsoluteUri) : OpenLinking(web, new Uri(picture).AbsoluteUri, new Uri(secret).AbsoluteUri));

        Assert.False(listener.Pending());
        var text = await PdfText.Of(pdf, 10_000, Stop);
        Assert.Contains("xin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("zusecretxa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype/Image", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pdf, Stop)), StringComparison.Ordinal);
    }

    private async Task<string> Convert(string ending, byte[] content)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder.FullPath, Guid.NewGuid().ToString("n"))).FullName;
        var document = Path.Combine(folder.FullPath, Guid.NewGuid().ToString("n"));
        await File.WriteAllBytesAsync(document, content, Stop);
        return await office.Convert(document, ending, home, Stop);
    }

    private static byte[] Linking(params string[] pictures)
    {
        var drawn = pictures.Select((_, at) => $"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"{at + 1}\" name=\"p\"/><a:graphic><a:graphicData uri=\"{Pictures}\"><pic:pic xmlns:pic=\"{Pictures}\"><pic:nvPicPr><pic:cNvPr id=\"{at + 1}\" name=\"x\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link=\"rId{at}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
        var (name, links) = OfficeFiles.Links("word/_rels/document.xml.rels", [.. pictures.Select((picture, at) => ($"rId{at}", "image", picture))]);
        return OfficeFiles.Docx(OfficeFiles.P("xin chào") + string.Concat(drawn), (name, ((string)links).Replace("\"/><", "\" TargetMode=\"External\"/><", StringComparison.Ordinal)));
    }

    private static byte[] OpenLinking(string web, string picture, string text) => OfficeFiles.Odt(
        "<text:p>xin chào</text:p>"
        + string.Concat(new[] { web, picture }.Select(link => $"<text:p><draw:frame svg:width=\"5cm\" svg:height=\"5cm\" text:anchor-type=\"as-char\"><draw:image xlink:href=\"{link}\" xlink:type=\"simple\" xlink:actuate=\"onLoad\"/></draw:frame></text:p>"))
        + string.Concat(new[] { web, text }.Select((link, at) => $"<text:section text:name=\"S{at}\"><text:section-source xlink:href=\"{link}\" text:filter-name=\"Text\"/><text:p>cũ</text:p></text:section>")));

    private const string Pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture";
}
