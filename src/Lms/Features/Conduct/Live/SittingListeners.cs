using Lms.Data.Conduct;
using Lms.Data.Discussions;
using Lms.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Conduct.Live;

public readonly record struct SittingKey(Guid CentreId, Guid SittingId);

/// <summary>Which of this node's connections listen to which sitting.</summary>
public sealed class SittingListeners : LiveListeners<SittingKey, SittingHearer, SittingReader>
{
    private readonly ConductReading reading;
    private readonly IHubContext<ExamHub> hub;
    private readonly ILogger<SittingListeners> log;

    public SittingListeners(RoomLine line, ConductReading reading, IHubContext<ExamHub> hub, ILogger<SittingListeners> log)
        : base(line)
    {
        (this.reading, this.hub, this.log) = (reading, hub, log);
        line.SittingChanged += Changed;
    }

    /// <summary>The attempts whose pages are connected to this node.</summary>
    public Guid[] Connected => [.. Hearers.Select(hearer => hearer.AttemptId).OfType<Guid>().Distinct()];

    public void Add(SittingKey sitting, SittingHearer hearer, HubCallerContext connection) =>
        Add(sitting, hearer, connection, () => new SittingReader(sitting, reading, hub.Clients, id => Remove(id), log));

    protected override void Leave() => Line.SittingChanged -= Changed;

    private void Changed((Guid CentreId, Guid SittingId) sitting) => ReadAgain(new SittingKey(sitting.CentreId, sitting.SittingId));
}
