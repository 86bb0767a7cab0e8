using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Lms.Domain;

namespace Lms.Web.Outside;

/// <summary>What an address on the open internet answered.</summary>
/// <param name="Address">Where it was found in the end.</param>
/// <param name="Charset">The encoding that its sender named, if any.</param>
public sealed record OutsideFile(Uri Address, byte[] Bytes, string? Charset);

/// <summary>
/// Fetches from addresses that a person typed. The name is looked up once, every address it has is checked, and the line
/// goes to one that was checked: a name that answers otherwise the second time leads nowhere. Redirects are walked by
/// hand, each looked at as the first address was.
/// </summary>
public sealed class OutsidePages : IDisposable
{
    public const int LongestPage = 5_000_000;
    public const int MostRedirects = 5;
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;

    public OutsidePages()
        : this(Guarded(Dns.GetHostAddressesAsync))
    {
    }

    /// <param name="handler">Follows no redirects of its own.</param>
    public OutsidePages(HttpMessageHandler handler)
    {
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Lms", "1"));
    }

    /// <summary>For everything together: the name, the line, the redirects, the page.</summary>
    public TimeSpan Wait { get; init; } = LongestWait;

    /// <param name="resolve">Finds the addresses of a host.</param>
    public static SocketsHttpHandler Guarded(Func<string, CancellationToken, Task<IPAddress[]>> resolve) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        ConnectCallback = (context, stop) => Connect(context.DnsEndPoint, resolve, stop),
    };

    /// <summary>The address as it may be fetched.</summary>
    /// <exception cref="RuleBrokenException">No web address, or one with a name and password or a port of its own.</exception>
    public static Uri Address(string typed)
    {
        var address = Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            ? uri
            : throw new RuleBrokenException("Outside.NoWebAddress");
        return address.UserInfo.Length == 0 && address.IsDefaultPort ? address : throw new RuleBrokenException("Outside.OddAddress");
    }

    /// <param name="accept">Types that are taken: "text/html"; "image/" for all of a kind.</param>
    /// <exception cref="RuleBrokenException">Outside.…: why nothing was fetched.</exception>
    public async Task<OutsideFile> Fetch(Uri address, string[] accept, int longest, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Wait);
        try
        {
            return await Walk(Address(address.AbsoluteUri), accept, longest, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new RuleBrokenException("Outside.TooSlow", (int)Wait.TotalSeconds);
        }
        catch (HttpRequestException failed)
        {
            // The refusal of an address comes wrapped in the failure of the line.
            throw failed.InnerException as RuleBrokenException ?? new RuleBrokenException("Outside.Unreachable", address.Host);
        }
        catch (Exception failed) when (failed is IOException or InvalidDataException)
        {
            throw new RuleBrokenException("Outside.Unreachable", address.Host);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<OutsideFile> Walk(Uri address, string[] accept, int longest, CancellationToken stop)
    {
        for (var hops = 0; hops <= MostRedirects; hops++)
        {
            RequireNoInsideNumber(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", string.Join(", ", accept.Select(type => type.EndsWith('/') ? type + "*" : type)));
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308))
            {
                return await Read(address, answer, accept, longest, stop);
            }

            address = Next(address, answer.Headers.Location);
        }

        throw new RuleBrokenException("Outside.TooManyRedirects", MostRedirects);
    }

    private static Uri Next(Uri from, Uri? to) =>
        to is not null && Uri.TryCreate(from, to, out var next) ? Address(next.AbsoluteUri) : throw new RuleBrokenException("Outside.Unreachable", from.Host);

    private static async Task<OutsideFile> Read(Uri address, HttpResponseMessage answer, string[] accept, int longest, CancellationToken stop)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new RuleBrokenException("Outside.Answered", address.Host, (int)answer.StatusCode);
        }

        var type = answer.Content.Headers.ContentType;
        if (!Array.Exists(accept, wanted => type?.MediaType is { } given
            && (wanted.EndsWith('/') ? given.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) : given.Equals(wanted, StringComparison.OrdinalIgnoreCase))))
        {
            throw new RuleBrokenException("Outside.OtherType", type?.MediaType ?? "?");
        }

        await using var content = await answer.Content.ReadAsStreamAsync(stop);
        return new OutsideFile(address, await Bytes(content, longest, stop), type!.CharSet?.Trim('"'));
    }

    private static async Task<byte[]> Bytes(Stream content, int longest, CancellationToken stop)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await content.ReadAsync(buffer, stop)) > 0)
        {
            read.Write(buffer, 0, length);
            if (read.Length > longest)
            {
                throw new RuleBrokenException("Outside.TooLarge", FileSize.Show(longest));
            }
        }

        return read.ToArray();
    }

    // Said before a line is asked for, whatever stands behind the client.
    private static void RequireNoInsideNumber(Uri address)
    {
        if (address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var number) && !PublicAddress.Is(number)))
        {
            throw new RuleBrokenException("Outside.NotPublic", address.Host);
        }
    }

    private static async ValueTask<Stream> Connect(
        DnsEndPoint to, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken stop)
    {
        var found = IPAddress.TryParse(to.Host, out var number) ? [number] : await resolve(to.Host, stop);
        if (found.Length == 0 || !Array.TrueForAll(found, PublicAddress.Is))
        {
            throw new RuleBrokenException("Outside.NotPublic", to.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, to.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
