using System.Collections.Concurrent;
using System.Net;

namespace Lms.Features.Identity;

/// <summary>
/// Holds up who tries codes: as many wrong ones as a password has, for one number from one address; and many more from one address,
/// as a whole room sits behind one. Of this node alone: two of them allow twice as many, of 31^8.
/// </summary>
public sealed class CodeTries(TimeProvider clock)
{
    private const int MostForOne = 5;
    private const int MostFromAddress = 100;
    private const int MostKept = 20_000;

    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(IPAddress? From, string Login), (int Count, DateTimeOffset Until)> wrong = new();

    public bool AreUp(IPAddress? from, string login) => Count(from, login) >= MostForOne || Count(from, "") >= MostFromAddress;

    public void Wrong(IPAddress? from, string login)
    {
        Add((from, login));
        Add((from, ""));
        if (wrong.Count > MostKept)
        {
            Forget();
        }
    }

    public void Right(IPAddress? from, string login) => wrong.TryRemove((from, login), out _);

    private int Count(IPAddress? from, string login) =>
        wrong.TryGetValue((from, login), out var tries) && tries.Until > clock.GetUtcNow() ? tries.Count : 0;

    private void Add((IPAddress?, string) who)
    {
        var now = clock.GetUtcNow();
        wrong.AddOrUpdate(who, (1, now + Hold), (_, tries) => (tries.Until > now ? tries.Count + 1 : 1, now + Hold));
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var old in wrong.Where(tries => tries.Value.Until <= now))
        {
            wrong.TryRemove(old);
        }
    }
}
