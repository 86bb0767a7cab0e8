using Lms.Domain.Exams;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>From the last word written to the released mark: who is counted, who has a task, what forbids the next step.</summary>
public sealed class SealingTests
{
    private static readonly Guid Office = Guid.NewGuid();
    private readonly Guid writer = Guid.NewGuid();
    private readonly Guid missing = Guid.NewGuid();
    private readonly ExamSitting sitting = Sittings.Closed(Sittings.Paper(1));

    public SealingTests()
    {
        sitting.Admit(writer);
        sitting.Admit(missing);
    }

    private HashSet<Guid> Started => [writer];

    [Fact]
    public void A_candidate_who_neither_wrote_nor_is_recorded_absent_forbids_the_seal_with_the_counts()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => sitting.Seal(Started, 0, Sittings.Now));

        Assert.Equal("ExamSitting.CandidatesUnaccounted", refusal.Key);
        Assert.Equal([2, 1, 0, 0], refusal.Arguments);
        Assert.Null(sitting.SealedAt);
    }

    [Fact]
    public void Recorded_absent_by_whom_and_when_the_count_is_right()
    {
        sitting.RecordAbsent([missing], Started, Office, Sittings.Now);
        sitting.Seal(Started, 0, Sittings.Now);

        var absent = sitting.Candidates.Single(candidate => candidate.IsAbsent);
        Assert.Equal((missing, Office, Sittings.Now), (absent.PersonId, absent.AbsenceRecordedBy, absent.AbsenceRecordedAt));
        Assert.NotNull(sitting.SealedAt);
    }

    [Fact]
    public void Whoever_started_is_not_absent() =>
        Refused("ExamSitting.StartedIsNotAbsent", () => sitting.RecordAbsent([writer, missing], Started, Office, Sittings.Now));

    [Fact]
    public void A_list_that_is_no_longer_the_list_records_nobody()
    {
        Refused("ExamSitting.AbsentListChanged", () => sitting.RecordAbsent([missing, Guid.NewGuid()], Started, Office, Sittings.Now));
        Refused("ExamSitting.AbsentListChanged", () => sitting.RecordAbsent([], Started, Office, Sittings.Now));

        Assert.DoesNotContain(sitting.Candidates, candidate => candidate.IsAbsent);
    }

    [Fact]
    public void Nobody_is_absent_before_the_close() =>
        Refused("ExamSitting.NotYetClosed", () => sitting.RecordAbsent([missing], Started, Office, sitting.Closes.AddTicks(-1)));

    [Fact]
    public void While_somebody_writes_there_is_no_seal()
    {
        sitting.RecordAbsent([missing], Started, Office, Sittings.Now);
        Refused("ExamSitting.StillWriting", () => sitting.Seal(Started, 1, Sittings.Now));
    }

    [Theory]
    [InlineData(AppointmentKind.MaskingOfficer, "ExamSitting.NoMaskingOfficer")]
    [InlineData(AppointmentKind.HeadOfMarking, "ExamSitting.NoHeadOfMarking")]
    public void A_seal_needs_its_people(AppointmentKind kind, string rule)
    {
        sitting.RecordAbsent([missing], Started, Office, Sittings.Now);
        sitting.Dismiss(sitting.Holders(kind)[0], kind);

        Refused(rule, () => sitting.Seal(Started, 0, Sittings.Now));
    }

    [Fact]
    public void A_seal_needs_two_markers()
    {
        sitting.RecordAbsent([missing], Started, Office, Sittings.Now);
        var markers = sitting.Holders(AppointmentKind.Marker);
        sitting.Dismiss(markers[0], AppointmentKind.Marker);
        sitting.Dismiss(markers[1], AppointmentKind.Marker);

        Refused("ExamSitting.TooFewMarkers", () => sitting.Seal(Started, 0, Sittings.Now));
        sitting.Appoint(markers[0], AppointmentKind.Marker, Office, Sittings.Now);
        sitting.Seal(Started, 0, Sittings.Now);
    }

    [Theory]
    [InlineData(AppointmentKind.MaskingOfficer, AppointmentKind.Marker, "ExamSitting.MaskingOfficerCannotMark")]
    [InlineData(AppointmentKind.Marker, AppointmentKind.MaskingOfficer, "ExamSitting.MaskingOfficerCannotMark")]
    [InlineData(AppointmentKind.MaskingOfficer, AppointmentKind.HeadOfMarking, "ExamSitting.MaskingOfficerCannotMark")]
    [InlineData(AppointmentKind.HeadOfMarking, AppointmentKind.Marker, "ExamSitting.HeadCannotMark")]
    [InlineData(AppointmentKind.Marker, AppointmentKind.HeadOfMarking, "ExamSitting.HeadCannotMark")]
    public void Tasks_that_one_person_cannot_hold_together(AppointmentKind held, AppointmentKind asked, string rule) =>
        Refused(rule, () => sitting.Appoint(sitting.Holders(held)[0], asked, Office, Sittings.Now));

    [Fact]
    public void An_invigilator_may_mask()
    {
        var officer = sitting.Holders(AppointmentKind.MaskingOfficer)[0];
        sitting.Appoint(officer, AppointmentKind.Invigilator, Office, Sittings.Now);

        Assert.True(sitting.HasAppointed(officer, AppointmentKind.Invigilator));
    }

    [Theory]
    [InlineData(AppointmentKind.MaskingOfficer)]
    [InlineData(AppointmentKind.Marker)]
    [InlineData(AppointmentKind.HeadOfMarking)]
    public void A_candidate_holds_none_of_them_and_who_holds_one_does_not_sit(AppointmentKind kind)
    {
        Refused("ExamSitting.CandidateCannotMark", () => sitting.Appoint(writer, kind, Office, Sittings.Now));
        Refused("ExamSitting.CandidateCannotMark", () => sitting.Admit(sitting.Holders(kind)[0]));
    }

    [Fact]
    public void After_the_seal_the_list_and_the_tasks_stand_but_for_a_marker_more()
    {
        var sealedOne = Sealed();
        var officer = sealedOne.Holders(AppointmentKind.MaskingOfficer)[0];

        Refused("ExamSitting.Sealed", () => sealedOne.Seal(Started, 0, Sittings.Now));
        Refused("ExamSitting.Sealed", () => sealedOne.Admit(Guid.NewGuid()));
        Refused("ExamSitting.Sealed", () => sealedOne.RecordAbsent([], Started, Office, Sittings.Now));
        Refused("ExamSitting.Sealed", () => sealedOne.Dismiss(officer, AppointmentKind.MaskingOfficer));
        Refused("ExamSitting.Sealed", () => sealedOne.Appoint(Guid.NewGuid(), AppointmentKind.MaskingOfficer, Office, Sittings.Now));
        Refused("ExamSitting.Sealed", () => sealedOne.Appoint(Guid.NewGuid(), AppointmentKind.HeadOfMarking, Office, Sittings.Now));
        Refused("ExamSitting.MaskingOfficerCannotMark", () => sealedOne.Appoint(officer, AppointmentKind.Marker, Office, Sittings.Now));
        Refused("ExamSitting.CandidateCannotMark", () => sealedOne.Appoint(writer, AppointmentKind.Marker, Office, Sittings.Now));

        sealedOne.Appoint(Guid.NewGuid(), AppointmentKind.Marker, Office, Sittings.Now);
        Assert.Equal(4, sealedOne.Holders(AppointmentKind.Marker).Count);
    }

    [Fact]
    public void Released_once_when_every_script_has_its_mark_and_then_only_a_marker_is_appointed_for_an_appeal()
    {
        Refused("ExamSitting.NotSealed", () => sitting.Release(Office, 0, Sittings.Now));
        var (sealedOne, marker) = (Sealed(), Guid.NewGuid());
        Refused("ExamSitting.NotAllocated", () => sealedOne.Release(Office, 0, Sittings.Now));
        sealedOne.HandOver(Office, rounds: 1, undecided: 0, Sittings.Now);
        sealedOne.Allocate(Office, Sittings.Now);
        Refused("ExamSitting.ScriptsUnsettled", () => sealedOne.Release(Office, 1, Sittings.Now));

        sealedOne.Release(Office, 0, Sittings.Now);

        Refused("ExamSitting.AlreadyReleased", () => sealedOne.Release(Office, 0, Sittings.Now));
        Refused("ExamSitting.Sealed", () => sealedOne.Appoint(Guid.NewGuid(), AppointmentKind.HeadOfMarking, Office, Sittings.Now));
        sealedOne.Appoint(marker, AppointmentKind.Marker, Office, Sittings.Now);
        Assert.True(sealedOne.HasAppointed(marker, AppointmentKind.Marker));
    }

    private ExamSitting Sealed()
    {
        sitting.RecordAbsent([missing], Started, Office, Sittings.Now);
        sitting.Seal(Started, 0, Sittings.Now);
        return sitting;
    }
}
