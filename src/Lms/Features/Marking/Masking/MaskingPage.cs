using Lms.Domain.Exams;
using Lms.Domain.Marking.Masking;
using Lms.Features.Marking.Sealing;
using Lms.Web;

namespace Lms.Features.Marking.Masking;

/// <summary>All that was found in a sitting's scripts, by name; and the scripts, to be read one by one.</summary>
public sealed record MaskingPage(
    ExamSitting Sitting, int Rounds, IReadOnlyList<SharedDuty> Duties, int GeneraliseBelow, IReadOnlyList<NameRow> Names, int Undecided, int Page, int Total,
    IReadOnlyList<MaskedScriptRow> Scripts, int ScriptCount)
{
    public const int Size = 50;

    public bool IsOpen => Sitting.IsMasking;
}

/// <summary>A name over all scripts: a famous one that somebody happens to bear is dismissed in one press.</summary>
public sealed class NameRow
{
    public string Name { get; init; } = "";

    public MaskKind Kind { get; init; }

    public int Scripts { get; init; }

    public int Undecided { get; init; }

    public int Hidden { get; init; }

    public int Left { get; init; }

    public int Places => Undecided + Hidden + Left;
}

public sealed class MaskedScriptRow
{
    public int Number { get; init; }

    public int Undecided { get; init; }

    public int Hidden { get; init; }
}

/// <summary>One script as it was written, with what was found in it.</summary>
public sealed record MaskedScriptPage(
    ExamSitting Sitting, int Number, IReadOnlyList<MaskedPart> Parts, int? Previous, int? Next)
{
    public bool IsOpen => Sitting.IsMasking;
}

/// <param name="Question">As its candidate read it.</param>
public sealed record MaskedPart(int Number, AnnotatedProse Question, IReadOnlyList<AnnotatedParagraph> Answer, IReadOnlyDictionary<Guid, ScriptMask> Masks);

/// <summary>What buttons of one find, or of one name, send.</summary>
public sealed record Decision(Guid SittingId, MaskState? Stands, Guid? Mask = null, string? Name = null, MaskKind? Kind = null, int? Script = null);
