namespace Lms.Domain.Classes;

/// <summary>How long a trainee was in the session's room on line, of how long it was open during the session.</summary>
/// <param name="Present">Minutes, each counted once however many devices were there; 0 to <paramref name="Held"/>.</param>
/// <param name="Held">Minutes, 0 when the room was not used.</param>
public readonly record struct PresentMinutes(int Present, int Held)
{
    public bool Reach(int percent) => Held > 0 && Present * 100 >= percent * Held;
}
