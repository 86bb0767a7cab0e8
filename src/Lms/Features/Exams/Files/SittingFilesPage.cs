using Lms.Domain.Exams;

namespace Lms.Features.Exams.Files;

/// <summary>What the candidates of a sitting handed in as files, candidate by candidate.</summary>
public sealed record SittingFilesPage(ExamSitting Sitting, IReadOnlyList<CandidateFiles> Candidates, int Files, int Page)
{
    public const int Size = 25;

    public IEnumerable<CandidateFiles> Shown => Candidates.Skip((Page - 1) * Size).Take(Size);
}

public sealed record CandidateFiles(int Number, string FullName, IReadOnlyList<AttemptFile> Files);
