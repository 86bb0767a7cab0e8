using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Domain;
using Lms.Web.Outside;

namespace Lms.Tests.Web.Outside;

public sealed class OutsidePagesTests
{
    private static readonly string[] Html = ["text/html"];

    [Theory]
    [InlineData("ftp://example.vn/a", "Outside.NoWebAddress")]
    [InlineData("file:///etc/passwd", "Outside.NoWebAddress")]
    [InlineData("gopher://example.vn/", "Outside.NoWebAddress")]
    [InlineData("javascript:alert(1)", "Outside.NoWebAddress")]
    [InlineData("bài viết", "Outside.NoWebAddress")]
    [InlineData("", "Outside.NoWebAddress")]
    [InlineData("http://", "Outside.NoWebAddress")]
    [InlineData("http://ai:mat@example.vn/", "Outside.OddAddress")]
    [InlineData("http://example.vn:5432/", "Outside.OddAddress")]
    [InlineData("https://example.vn:80/", "Outside.OddAddress")]
    public void An_address_that_is_none_of_the_web_is_refused(string typed, string reason) =>
        Assert.Equal(reason, Assert.Throws<RuleBrokenException>(() => OutsidePages.Address(typed)).Key);

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_number_inside_is_refused_before_anything_is_sent(string address)
    {
        var (pages, asked) = Pages(_ => Page("không tới đây"));

        Assert.Equal("Outside.NotPublic", await Refused(pages, address));
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", "Outside.NotPublic")]
    [InlineData("//[::1]/", "Outside.NotPublic")]
    [InlineData("file:///etc/passwd", "Outside.NoWebAddress")]
    [InlineData("http://example.vn:6379/", "Outside.OddAddress")]
    public async Task Every_redirect_is_looked_at_as_the_first_address_was(string to, string reason)
    {
        var (pages, asked) = Pages(address => address.Host == "bao.vn" ? Redirect("https://tin.vn/b") : Redirect(to));

        Assert.Equal(reason, await Refused(pages, "http://bao.vn/a"));
        Assert.Equal(["http://bao.vn/a", "https://tin.vn/b"], asked);
    }

    [Fact]
    public async Task Five_redirects_are_walked_and_no_sixth()
    {
        var (pages, asked) = Pages(address => address.AbsolutePath == "/5" ? Page("xong") : Redirect($"/{int.Parse(address.AbsolutePath[1..], CultureInfo.InvariantCulture) + 1}"));
        var (endless, askedForEver) = Pages(_ => Redirect("/0"));

        Assert.Equal("http://bao.vn/5", (await pages.Fetch(new Uri("http://bao.vn/0"), Html, 1_000, CancellationToken.None)).Address.AbsoluteUri);
        Assert.Equal(6, asked.Count);
        Assert.Equal("Outside.TooManyRedirects", await Refused(endless, "http://bao.vn/0"));
        Assert.Equal(6, askedForEver.Count);
    }

    [Fact]
    public async Task More_than_may_be_is_not_read_to_its_end()
    {
        var endless = new Endless();
        var (pages, _) = Pages(_ => new HttpResponseMessage { Content = new StreamContent(endless) { Headers = { { "Content-Type", "text/html" } } } });

        Assert.Equal("Outside.TooLarge", await Refused(pages, "http://bao.vn/"));
        Assert.InRange(endless.Given, OutsidePages.LongestPage, OutsidePages.LongestPage + 1_000_000);
    }

    [Fact]
    public async Task A_page_that_drips_is_given_up()
    {
        using var here = new TcpListener(IPAddress.Loopback, 0);
        here.Start();
        var port = ((IPEndPoint)here.LocalEndpoint).Port;
        var line = new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var pages = new OutsidePages(line) { Wait = TimeSpan.FromMilliseconds(300) };
        var asked = Refused(pages, "http://bao.vn/");
        using var visitor = await here.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await visitor.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>"u8.ToArray());

        Assert.Equal("Outside.TooSlow", await asked);
    }

    [Theory]
    [InlineData("application/pdf", "Outside.OtherType")]
    [InlineData("image/svg+xml", "Outside.OtherType")]
    [InlineData(null, "Outside.OtherType")]
    public async Task Only_pages_are_taken(string? type, string reason)
    {
        var (pages, _) = Pages(_ => Page("x", type));

        Assert.Equal(reason, await Refused(pages, "http://bao.vn/"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so()
    {
        var (pages, _) = Pages(_ => new HttpResponseMessage(HttpStatusCode.NotFound));

        Assert.Equal("Outside.Answered", await Refused(pages, "http://bao.vn/"));
    }

    /// <summary>The real client on a real line: a name that means this machine, among others, is looked up and refused.</summary>
    [Fact]
    public async Task A_name_that_means_this_machine_opens_no_line_to_it()
    {
        using var here = new TcpListener(IPAddress.Loopback, 0);
        here.Start();
        using var pages = new OutsidePages(OutsidePages.Guarded((host, _) => Task.FromResult<IPAddress[]>(
            host == "hai-mat.vn" ? [IPAddress.Parse("203.113.131.1"), IPAddress.Loopback] : [IPAddress.Loopback])));

        Assert.Equal("Outside.NotPublic", await Refused(pages, "http://trong.vn/"));
        Assert.Equal("Outside.NotPublic", await Refused(pages, "http://hai-mat.vn/"));
        Assert.False(here.Pending());
    }

    [Fact]
    public async Task A_name_that_nobody_has_cannot_be_reached()
    {
        using var pages = new OutsidePages(OutsidePages.Guarded((_, _) => throw new SocketException((int)SocketError.HostNotFound)));

        Assert.Equal("Outside.Unreachable", await Refused(pages, "http://khong-co.vn/"));
    }

    private static async Task<string> Refused(OutsidePages pages, string address) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => pages.Fetch(new Uri(address), Html, OutsidePages.LongestPage, CancellationToken.None))).Key;

    private static HttpResponseMessage Redirect(string to) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(to, UriKind.RelativeOrAbsolute) } };

    private static HttpResponseMessage Page(string text, string? type = "text/html")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type ?? "");
        return new HttpResponseMessage { Content = content };
    }

    private static (OutsidePages Pages, List<string> Asked) Pages(Func<Uri, HttpResponseMessage> answer)
    {
        var asked = new List<string>();
        return (new OutsidePages(new Answers(address =>
        {
            asked.Add(address.AbsoluteUri);
            return answer(address);
        })), asked);
    }

    internal sealed class Answers(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request.RequestUri!));
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
