using Lms.Data.Discussions;
using Lms.Domain.Exams;

namespace Lms.Data.Conduct;

/// <summary>One candidate on the invigilators' board.</summary>
/// <param name="WroteAt">The last save, or the start.</param>
/// <param name="Extra">Whole minutes added to the own time, for whatever reason.</param>
/// <param name="Incident">The heaviest that stands.</param>
/// <param name="Files">Handed in as files, as far as they go.</param>
public sealed record BoardRow(
    int Number, Guid PersonId, string FullName, string Code, Standing Standing, DateTimeOffset? StartedAt, DateTimeOffset? WroteAt,
    DateTimeOffset? SavedAt, DateTimeOffset? HandedInAt, DateTimeOffset? Deadline, int Extra, IncidentKind? Incident, int Files)
{
    public bool IsAtWork => Standing is Standing.Writing or Standing.Silent or Standing.Offline;
}

public sealed record BoardNews(DateTimeOffset Now, DateTimeOffset Closes, DateTimeOffset? PausedAt, IReadOnlyList<BoardRow> Rows);

/// <summary>A connection that listens to a sitting, and with what right.</summary>
/// <param name="AttemptId">The listener's own attempt; null for whoever watches the board.</param>
public sealed record SittingHearer(string ConnectionId, Guid PersonId, string Stamp, Guid? AttemptId) : Hearer(ConnectionId, PersonId, Stamp);

/// <summary>What the listeners of one sitting are to hear; whoever is in neither list may hear nothing any more.</summary>
public sealed record SittingReading(
    IReadOnlyDictionary<SittingHearer, AttemptNews> Candidates, IReadOnlySet<SittingHearer> Watchers, BoardNews? Board);
