using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;

namespace Lms.Features.Conduct;

public sealed class ExtensionForm
{
    /// <summary>The candidate's; null for all.</summary>
    public int? Number { get; set; }

    [Display(Name = "Conduct.MinutesMore"), Required, Range(1, TimeExtension.MostMinutes)]
    public int? Minutes { get; set; }

    [Display(Name = "Conduct.Reason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";
}

public sealed class PauseForm
{
    [Display(Name = "Conduct.Reason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";
}

public sealed class ClosingForm
{
    /// <summary>Left empty: now.</summary>
    [Display(Name = "Conduct.NewClose")]
    public DateTimeOffset? Closes { get; set; }

    [Display(Name = "Conduct.Reason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";
}

public sealed class AnnouncementForm
{
    [Display(Name = "Conduct.AnnouncementText"), Required, StringLength(ConductAct.ReasonLength)]
    public string Text { get; set; } = "";
}

public sealed class IncidentForm
{
    public int Number { get; set; }

    [Display(Name = "Conduct.Form"), Required]
    public IncidentKind? Kind { get; set; }

    [Display(Name = "Conduct.Account"), Required, StringLength(ConductAct.ReasonLength)]
    public string Account { get; set; } = "";
}

public sealed class WithdrawalForm
{
    [Display(Name = "Conduct.WithdrawalReason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";
}

public sealed class AccommodationForm
{
    public int Number { get; set; }

    [Display(Name = "Conduct.Percent"), Range(1, Domain.Exams.Accommodation.MostPercent)]
    public int? Percent { get; set; }

    [Display(Name = "Conduct.MinutesMore"), Range(1, TimeExtension.MostMinutes)]
    public int? Minutes { get; set; }

    [Display(Name = "Conduct.ConfidentialReason"), Required, StringLength(ConductAct.ReasonLength)]
    public string Reason { get; set; } = "";
}
