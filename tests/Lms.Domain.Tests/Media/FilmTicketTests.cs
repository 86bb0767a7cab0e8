using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class FilmTicketTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, FilmTicket.KeyLength).Select(one => (byte)one)];
    private static readonly DateTimeOffset Now = new(2026, 9, 3, 9, 20, 0, TimeSpan.FromHours(7));
    private static readonly Film Film = new(Guid.NewGuid(), new string('a', 64), Now);

    [Theory]
    [InlineData(0, 120)]
    [InlineData(1, 119)]
    [InlineData(59, 61)]
    public void It_is_good_for_one_hour_at_least_and_two_at_most(int minute, int left)
    {
        var now = new DateTimeOffset(2026, 9, 3, 2, minute, 0, TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMinutes(left), FilmTicket.For(Film, now).Until - now);
    }

    [Fact]
    public void What_is_written_is_read_until_it_is_over()
    {
        var ticket = FilmTicket.For(Film, Now);
        var text = ticket.Write(Key);

        Assert.Matches("^[A-Za-z0-9_-]+$", text);
        Assert.Equal(ticket, FilmTicket.Read(text, Key, Now));
        Assert.Equal(ticket, FilmTicket.Read(text, Key, ticket.Until.AddSeconds(-1)));
        Assert.Null(FilmTicket.Read(text, Key, ticket.Until));
    }

    [Fact]
    public void One_that_was_changed_anywhere_is_none()
    {
        var text = FilmTicket.For(Film, Now).Write(Key);
        for (var at = 0; at < text.Length; at++)
        {
            Assert.Null(FilmTicket.Read(text[..at] + (text[at] == 'A' ? 'Q' : 'A') + text[(at + 1)..], Key, Now));
        }

        Assert.Null(FilmTicket.Read(text, new byte[FilmTicket.KeyLength], Now));
        Assert.Null(FilmTicket.Read("", Key, Now));
    }
}
