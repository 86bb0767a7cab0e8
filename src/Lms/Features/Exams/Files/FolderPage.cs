using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Features.Exams.Files;

/// <summary>The files of an attempt as its trainee sees them, on the writing page and on a page of their own.</summary>
public sealed record FolderPage(Guid AttemptId, string Sitting, DateTimeOffset Deadline, bool IsOpen, FileRules Rules, AttemptFolder Folder)
{
    /// <summary>What a browser offers to choose from; what is sent is judged by its bytes.</summary>
    public const string Accept = ".pdf,.docx,.jpg,.jpeg,.png,image/jpeg,image/png,application/pdf";

    public IReadOnlyList<AttemptFile> Files { get; } = Folder.Files;

    /// <summary>Why the last thing asked for was not done.</summary>
    public string? Problem { get; init; }

    public long Bytes => Files.Sum(file => file.Length);

    public bool HasRoom => Files.Count < Rules.FilesEach;
}
