using System.Globalization;
using System.Text;
using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Media;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>The scripts as markers read them: text and files by mask number, and nothing that leads to a person.</summary>
public sealed class ArchivedScripts(LmsDbContext db, Texts text) : IArchivePart
{
    public string Folder => "3-bai-thi";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        var scripts = db.ScriptsOf(archive.Sitting).AsNoTracking().Include(script => script.Answers).OrderBy(script => script.MaskNumber);
        await foreach (var script in scripts.Streamed().WithCancellation(stop))
        {
            await archive.Add($"{Folder}/{script.MaskNumber:0000}/bai-lam.txt", Words(script), stop);
        }

        var files = db.ScriptFiles.AsNoTracking().Join(
                db.ScriptsOf(archive.Sitting), file => new { file.CentreId, Id = file.ScriptId }, script => new { script.CentreId, script.Id },
                (file, script) => new { script.MaskNumber, File = file })
            .OrderBy(row => row.MaskNumber).ThenBy(row => row.File.Number);
        await foreach (var row in files.Streamed().WithCancellation(stop))
        {
            await archive.AddStored($"{Folder}/{row.MaskNumber:0000}/tep-{row.File.Number}{row.File.Kind.Extension()}", row.File.Sha256, row.File.Length, stop);
        }
    }

    private string Words(Script script)
    {
        var words = new StringBuilder().Append(text["Papers.MaskNumber", $"{script.MaskNumber:0000}"]).Append('\n');
        foreach (var answer in script.Answers.OrderBy(answer => answer.Number))
        {
            words.Append(CultureInfo.CurrentCulture, $"\n{text["Papers.QuestionAt", answer.Number]}\n\n{answer.Question.Source}\n\n{text["Papers.Answer"]}\n\n{answer.Text}\n");
        }

        return words.ToString().Normalize();
    }
}
