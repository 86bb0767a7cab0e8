using Lms.Features.Exams.Sittings;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Exams.FollowUps;

/// <summary>A sitting like any other, for some of those whom another left without a pass.</summary>
public sealed class FollowUpForm : SittingForm
{
    /// <summary>Who was ticked.</summary>
    public Guid[] Person { get; set; } = [];

    [BindNever]
    public FollowUpList Offered { get; set; } = FollowUpList.Nobody;
}
