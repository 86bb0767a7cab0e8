using System.ComponentModel.DataAnnotations;
using Lms.Domain.Classes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace Lms.Features.Attendance;

public sealed class CheckInForm
{
    /// <summary>As it is typed; what came with the picture is filled in.</summary>
    [Display(Name = "Attendance.CodeInHall"), Required, StringLength(20)]
    public string Code { get; set; } = "";

    [BindNever, ValidateNever]
    public ClassSession Session { get; set; } = null!;

    /// <summary>The trainee's mark; null when there is none yet.</summary>
    [BindNever, ValidateNever]
    public AttendanceRecord? Known { get; set; }

    [BindNever]
    public bool IsOpen { get; set; }
}
