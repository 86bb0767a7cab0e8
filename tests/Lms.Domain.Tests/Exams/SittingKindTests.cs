using Lms.Domain.Exams;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

public sealed class SittingKindTests
{
    private static readonly DateTimeOffset Opens = new(2026, 3, 27, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_a_window_everybody_has_minutes()
    {
        Refused("ExamSitting.WindowWantsMinutes", () => Of(SittingKind.Window, 3, null));
        Assert.Equal(SittingKind.Window, Of(SittingKind.Window, 72, 90).Kind);
    }

    [Fact]
    public void In_class_a_sitting_is_over_within_a_day_with_minutes_or_without()
    {
        Refused("ExamSitting.InClassWithinADay", () => Of(SittingKind.InClass, 24, 90));
        Assert.Null(Of(SittingKind.InClass, 3, null).Minutes);
        Assert.Equal(90, Of(SittingKind.InClass, 23, 90).Minutes);
    }

    [Fact]
    public void A_take_home_lasts_a_day_and_has_no_minutes()
    {
        Refused("ExamSitting.TakeHomeOverDays", () => Of(SittingKind.TakeHome, 23, null));
        Refused("ExamSitting.TakeHomeHasNoMinutes", () => Of(SittingKind.TakeHome, 72, 90));
        Assert.Equal(SittingKind.TakeHome, Of(SittingKind.TakeHome, 24, null).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void There_is_no_other_kind_and_none_that_is_guessed(int kind) => Refused("ExamSitting.KindUnknown", () => Of((SittingKind)kind, 3, 90));

    [Fact]
    public void Whoever_makes_a_sitting_says_how_it_is_held() => Assert.All(
        typeof(ExamSitting).GetConstructors().SelectMany(made => made.GetParameters()).Where(one => one.Name == "kind"),
        kind => Assert.Equal((typeof(SittingKind), false), (kind.ParameterType, kind.IsOptional)));

    [Fact]
    public void Only_a_room_wants_an_invigilator_and_one_is_enough()
    {
        var sitting = Of(SittingKind.InClass, 3, 90);
        Assert.True(ExamSitting.WantsInvigilator(sitting.Kind, []));
        sitting.Appoint(Guid.NewGuid(), AppointmentKind.Marker, Guid.NewGuid(), Opens);
        Assert.True(ExamSitting.WantsInvigilator(sitting.Kind, sitting.Appointments.Select(held => held.Kind)));
        sitting.Appoint(Guid.NewGuid(), AppointmentKind.Invigilator, Guid.NewGuid(), Opens);
        Assert.False(ExamSitting.WantsInvigilator(sitting.Kind, sitting.Appointments.Select(held => held.Kind)));

        Assert.False(ExamSitting.WantsInvigilator(SittingKind.TakeHome, []));
        Assert.False(ExamSitting.WantsInvigilator(SittingKind.Window, []));
    }

    private static ExamSitting Of(SittingKind kind, int hours, int? minutes) =>
        new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "Thi", Opens, Opens.AddHours(hours), minutes, TimeSpan.Zero, kind);
}
