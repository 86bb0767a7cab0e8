using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

public class SittingForm
{
    [Display(Name = "Exams.SittingTitle"), Required, StringLength(ExamSitting.TitleLength)]
    public string Title { get; set; } = "";

    [Display(Name = "Exams.Class"), Required]
    public Guid? ClassId { get; set; }

    [Display(Name = "Exams.Paper"), Required]
    public Guid? PaperId { get; set; }

    [Display(Name = "Exams.Kind"), Required, EnumDataType(typeof(SittingKind))]
    public SittingKind? Kind { get; set; }

    [Display(Name = "Exams.Opens"), Required]
    public DateTimeOffset? Opens { get; set; }

    [Display(Name = "Exams.Closes"), Required]
    public DateTimeOffset? Closes { get; set; }

    [Display(Name = "Exams.Minutes"), Range(5, 600)]
    public int? Minutes { get; set; }

    [Display(Name = "Exams.TakesFiles")]
    public bool TakesFiles { get; set; }

    [Display(Name = "Exams.Pastes")]
    public PasteRule Pastes { get; set; } = PasteRule.Note;

    [BindNever]
    public IReadOnlyList<SelectListItem> Classes { get; private set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Papers { get; private set; } = [];

    public ExamSitting Sitting(Guid centreId, PolicyBook policies)
    {
        var sitting = new ExamSitting(centreId, ClassId!.Value, PaperId!.Value, Title, Opens!.Value, Closes!.Value, Minutes, policies.SaveGrace, Kind!.Value);
        sitting.RulePastes(Pastes);
        if (TakesFiles)
        {
            sitting.TakeFiles();

            // Read now, so that a rule nobody set stops the office and not the first trainee.
            _ = policies.ExamFiles;
        }

        return sitting;
    }

    /// <summary>The field at fault when a rule of sittings is broken.</summary>
    public static string FieldOf(string rule) => rule switch
    {
        "ExamSitting.TitleRequired" => nameof(Title),
        "ExamSitting.MinutesOutOfRange" or "ExamSitting.WindowWantsMinutes" or "ExamSitting.TakeHomeHasNoMinutes" or "ExamSitting.FilesNeedDays" => nameof(Minutes),
        "ExamSitting.PasteRuleUnknown" => nameof(Pastes),
        "PolicyRecord.Missing" => nameof(TakesFiles),
        _ => nameof(Closes),
    };

    public async Task Prepare(LmsDbContext db, Guid centreId, CancellationToken stop)
    {
        Classes = await db.Classes.AsNoTracking()
            .Where(known => known.CentreId == centreId)
            .OrderByDescending(known => known.Opens).ThenBy(known => known.Name).ThenBy(known => known.Id)
            .Select(known => new SelectListItem(known.Name, known.Id.ToString()))
            .ToListAsync(stop);
        Papers = await db.Papers.AsNoTracking()
            .Where(paper => paper.CentreId == centreId)
            .OrderByDescending(paper => paper.CreatedAt).ThenBy(paper => paper.Id)
            .Select(paper => new SelectListItem(paper.Title, paper.Id.ToString()))
            .ToListAsync(stop);
    }
}

internal static class ClassList
{
    /// <summary>The trainees enrolled in a class, in order of name; null when the centre has no such class.</summary>
    public static async Task<List<Guid>?> Of(LmsDbContext db, Guid centreId, Guid classId, CancellationToken stop)
    {
        var trainees = await db.Enrolments
            .Where(enrolment => enrolment.CentreId == centreId && enrolment.ClassId == classId && enrolment.LeftAt == null)
            .Join(db.People, enrolment => enrolment.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => person.Id)
            .ToListAsync(stop);
        return trainees.Count > 0 || await db.Classes.AnyAsync(known => known.CentreId == centreId && known.Id == classId, stop)
            ? trainees
            : null;
    }
}
