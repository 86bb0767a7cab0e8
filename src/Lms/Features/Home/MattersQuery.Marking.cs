using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Home;

/// <summary>What waits on the way from the last word written to the answered appeal.</summary>
public sealed partial class MattersQuery
{
    /// <summary>By appointment, whatever the person's role.</summary>
    private IEnumerable<IQueryable<Matter>> OfMarking(Guid centreId, Guid personId) =>
        [ToMask(centreId, personId), ToAllocate(centreId, personId), ToMark(centreId, personId), ToSettle(centreId, personId), ToAnswer(centreId, personId)];

    private IQueryable<Matter> ToSeal(Guid centreId, DateTimeOffset now) => Sittings(centreId)
        .Where(sitting => sitting.SealedAt == null && sitting.Closes + sitting.Grace <= now)
        .Select(sitting => new Matter
        {
            Kind = MatterKind.SittingToSeal,
            Id = sitting.Id,
            When = sitting.Closes,
            Title = sitting.Title,
            Detail = "",
            Count = 0,
        });

    /// <summary>Scripts that lie with a key-holder: the first, or with two rounds of masks the second.</summary>
    private IQueryable<Matter> ToMask(Guid centreId, Guid personId) => Sittings(centreId)
        .Where(sitting => sitting.SealedAt != null && sitting.HandedOverAt == null
            && sitting.Appointments.Any(held => held.PersonId == personId
                && (sitting.FirstMasksClosedAt == null ? held.Kind == AppointmentKind.MaskingOfficer : held.Kind == AppointmentKind.SecondKeyHolder)))
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ScriptsToMask,
            Id = sitting.Id,
            When = sitting.FirstMasksClosedAt ?? sitting.SealedAt!.Value,
            Title = sitting.Title,
            Detail = "",
            Count = sitting.FirstMasksClosedAt == null ? 1 : 2,
        });

    private IQueryable<Matter> ToAllocate(Guid centreId, Guid personId) => HeadedBy(centreId, personId)
        .Where(sitting => sitting.HandedOverAt != null && sitting.AllocatedAt == null)
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ScriptsToAllocate,
            Id = sitting.Id,
            When = sitting.HandedOverAt!.Value,
            Title = sitting.Title,
            Detail = "",
            Count = 0,
        });

    private IQueryable<Matter> ToMark(Guid centreId, Guid personId) => Sittings(centreId)
        .Where(sitting => sitting.SealedAt != null
            && sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.Marker))
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ScriptsToMark,
            Id = sitting.Id,
            When = sitting.SealedAt!.Value,
            Title = sitting.Title,
            Detail = "",
            Count = db.MarkSheets.Count(sheet => sheet.CentreId == centreId && sheet.MarkerId == personId && sheet.LockedAt == null
                && db.Scripts.Any(script => script.CentreId == centreId && script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id)),
        })
        .Where(matter => matter.Count > 0);

    /// <summary>Scripts that wait for the head of marking: for minutes and a mark, or for a third marker.</summary>
    private IQueryable<Matter> ToSettle(Guid centreId, Guid personId) => HeadedBy(centreId, personId)
        .Where(sitting => sitting.SealedAt != null && sitting.ReleasedAt == null)
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ScriptsToSettle,
            Id = sitting.Id,
            When = sitting.SealedAt!.Value,
            Title = sitting.Title,
            Detail = "",
            Count = db.Reconciliations.Count(made => made.CentreId == centreId
                && (made.State == ReconciliationState.ToDiscuss || made.State == ReconciliationState.ThirdWanted
                    || made.State == ReconciliationState.ToMarkTogether)
                && db.Scripts.Any(script => script.CentreId == centreId && script.Id == made.ScriptId && script.ExamSittingId == sitting.Id)),
        })
        .Where(matter => matter.Count > 0);

    /// <summary>What markers told the head of marking, and wait to hear of.</summary>
    private IQueryable<Matter> ToAnswer(Guid centreId, Guid personId) => HeadedBy(centreId, personId)
        .Where(sitting => OpenConcerns(centreId).Where(concern => concern.SittingId == sitting.Id).Any())
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ConcernsRaised,
            Id = sitting.Id,
            When = OpenConcerns(centreId).Where(concern => concern.SittingId == sitting.Id).Min(concern => concern.RaisedAt),
            Title = sitting.Title,
            Detail = "",
            Count = OpenConcerns(centreId).Where(concern => concern.SittingId == sitting.Id).Count(),
        });

    /// <summary>A release that somebody else has consented to and that waits for another's word.</summary>
    private IQueryable<Matter> Consents(CurrentUser me)
    {
        var (director, centreId, personId) = (me.Is(Role.Director), me.CentreId, me.PersonId);
        return Sittings(centreId)
            .Where(sitting => sitting.AllocatedAt != null && sitting.ReleasedAt == null
                && (director || sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.HeadOfMarking))
                && Consents(centreId).Where(consent => consent.ExamSittingId == sitting.Id).Count() == 1
                && Consents(centreId).Where(consent => consent.ExamSittingId == sitting.Id).All(consent => consent.PersonId != personId)
                && WantTwo(centreId).Where(pin => pin.ExamSittingId == sitting.Id).Any())
            .Select(sitting => new Matter
            {
                Kind = MatterKind.ConsentWanted,
                Id = sitting.Id,
                When = Consents(centreId).Where(consent => consent.ExamSittingId == sitting.Id).Min(consent => consent.GivenAt),
                Title = sitting.Title,
                Detail = "",
                Count = 0,
            });
    }

    /// <summary>That there is a result, for two weeks; the mark stands on its own page.</summary>
    private IQueryable<Matter> Results(Guid centreId, Guid personId, DateTimeOffset now) => Sittings(centreId)
        .Where(sitting => sitting.ReleasedAt != null && sitting.ReleasedAt > now.AddDays(-DaysOfNews)
            && db.Results.Any(result => result.CentreId == centreId && result.ExamSittingId == sitting.Id && result.PersonId == personId))
        .Select(sitting => new Matter
        {
            Kind = MatterKind.ResultReleased,
            Id = sitting.Id,
            When = sitting.ReleasedAt!.Value,
            Title = sitting.Title,
            Detail = "",
            Count = 0,
        });

    /// <summary>Open appeals by sitting, with the day the first answer is due: for the office and the head of its marking, not for its markers.</summary>
    private IQueryable<Matter> Appeals(CurrentUser me)
    {
        var (office, personId) = (me.Is(Role.AcademicOffice), me.PersonId);
        return Sittings(me.CentreId)
            .Where(sitting => sitting.ReleasedAt != null
                && (office || sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.HeadOfMarking))
                && !sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.Marker)
                && OpenAppeals(me.CentreId).Any(appeal => appeal.ExamSittingId == sitting.Id))
            .Select(sitting => new Matter
            {
                Kind = MatterKind.AppealsOpen,
                Id = sitting.Id,
                When = OpenAppeals(me.CentreId).Where(appeal => appeal.ExamSittingId == sitting.Id).Min(appeal => appeal.AnswerBy),
                Title = sitting.Title,
                Detail = "",
                Count = OpenAppeals(me.CentreId).Count(appeal => appeal.ExamSittingId == sitting.Id),
            });
    }

    /// <summary>That one's own appeal was answered or refused, for two weeks.</summary>
    private IQueryable<Matter> AppealsAnswered(Guid centreId, Guid personId, DateTimeOffset now) => db.MarkAppeals.AsNoTracking()
        .Where(appeal => appeal.CentreId == centreId && appeal.PersonId == personId && (appeal.AnsweredAt ?? appeal.DecidedAt) > now.AddDays(-DaysOfNews)
            && (appeal.State == AppealState.Answered || appeal.State == AppealState.Refused))
        .Join(
            Sittings(centreId), appeal => appeal.ExamSittingId, sitting => sitting.Id,
            (appeal, sitting) => new Matter
            {
                Kind = MatterKind.AppealAnswered,
                Id = sitting.Id,
                When = (appeal.AnsweredAt ?? appeal.DecidedAt)!.Value,
                Title = sitting.Title,
                Detail = "",
                Count = 0,
            });

    private IQueryable<MarkAppeal> OpenAppeals(Guid centreId) => db.MarkAppeals
        .Where(appeal => appeal.CentreId == centreId && appeal.State != AppealState.Refused && appeal.State != AppealState.Answered);

    private IQueryable<ExamSitting> HeadedBy(Guid centreId, Guid personId) => Sittings(centreId)
        .Where(sitting => sitting.Appointments.Any(held => held.PersonId == personId && held.Kind == AppointmentKind.HeadOfMarking));

    private IQueryable<ReleaseConsent> Consents(Guid centreId) => db.ReleaseConsents
        .Where(consent => consent.CentreId == centreId && consent.WithdrawnAt == null);

    /// <summary>By the rule they pinned. Where one consent is enough it waits for its moment, and for nobody.</summary>
    private IQueryable<SittingPolicy> WantTwo(Guid centreId) => db.SittingPolicies.Where(pin => pin.CentreId == centreId
        && db.PolicyRecords.Any(record => record.CentreId == centreId && record.Id == pin.PolicyRecordId
            && record.Key == PolicyKey.ReleaseConsents && record.Value == "2"));

    private IQueryable<OpenConcern> OpenConcerns(Guid centreId) =>
        from concern in db.Concerns
        where concern.CentreId == centreId && concern.AnsweredAt == null
        join sheet in db.MarkSheets on new { concern.CentreId, Id = concern.MarkSheetId } equals new { sheet.CentreId, sheet.Id }
        join script in db.Scripts on new { sheet.CentreId, Id = sheet.ScriptId } equals new { script.CentreId, script.Id }
        join sitting in db.Sittings on new { script.CentreId, Id = script.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where sitting.ReleasedAt == null || sheet.Round >= MarkAppeal.FirstRound
        select new OpenConcern { SittingId = script.ExamSittingId, RaisedAt = concern.RaisedAt };

    private sealed class OpenConcern
    {
        public Guid SittingId { get; init; }

        public DateTimeOffset RaisedAt { get; init; }
    }
}
