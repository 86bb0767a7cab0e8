namespace Lms.Domain.Organisation;

/// <summary>
/// How often an exam may be sat again. One resit is what centres do [domain notes §5, an analogue]; no regulation that we know
/// of says it for them.
/// </summary>
/// <param name="Allowed">Resits of one exam for one trainee, 0 to 5.</param>
/// <param name="Absentees">"Admitted": whoever stayed away without leave may resit too; "NotAdmitted": they may not.</param>
public sealed record ResitRules(int Allowed, string Absentees)
{
    public const string Admitted = nameof(Admitted);
    public const string NotAdmitted = nameof(NotAdmitted);

    public bool ForAbsentees => Absentees == Admitted;
}
