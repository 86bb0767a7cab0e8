using Lms.Domain;
using NpgsqlTypes;

namespace Lms.Data.Search;

/// <summary>What can be found. Who finds it, <see cref="SearchSql"/> says of each; the numbers are in the database's triggers too.</summary>
public enum SearchKind
{
    /// <summary>A lesson plan's head.</summary>
    Plan = 1,

    /// <summary>What trainees read of a part.</summary>
    Part,

    /// <summary>The lecturer's notes to a part.</summary>
    Notes,

    /// <summary>A file of a part: its name, its caption and the text taken out of it.</summary>
    Material,

    /// <summary>A post of a room, in a small group too.</summary>
    Post,

    /// <summary>A question on a room's wall.</summary>
    Question,

    /// <summary>What a small group told the class; its last word alone.</summary>
    Report,
}

/// <summary>Where somebody looks, when not everywhere.</summary>
public enum SearchPlace
{
    Plans = 1,
    Materials,
    Discussion,
}

/// <summary>
/// A document as search knows it: one row for everything that can be found, whatever it is. Made by <see cref="SearchIndexing"/> from
/// what is kept elsewhere, and made again at any time. Another feature's documents come here by a kind of their own, a reading
/// for it in <see cref="SearchSources"/>, and a condition in <see cref="SearchSql"/> that says who may find them.
/// </summary>
public sealed class SearchEntry : ICentreOwned
{
    private SearchEntry()
    {
    }

    public Guid CentreId { get; private set; }

    public SearchKind Kind { get; private set; }

    /// <summary>The plan, part, material or post.</summary>
    public Guid SourceId { get; private set; }

    /// <summary>The lesson plan that it belongs to: who reads that finds it.</summary>
    public Guid? LessonPlanId { get; private set; }

    /// <summary>The session in whose room it was said.</summary>
    public Guid? ClassSessionId { get; private set; }

    /// <summary>Who said it.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>The small group in which it was said.</summary>
    public Guid? GroupId { get; private set; }

    /// <summary>The part's place in its plan; the number of the line in its room.</summary>
    public long Place { get; private set; }

    /// <summary>It waits for the lecturer.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The lecturer took it from sight.</summary>
    public bool IsHidden { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Without its markup, as it was written.</summary>
    public string Body { get; private set; } = "";

    public NpgsqlTsVector Words { get; private set; } = null!;

    public NpgsqlTsVector Weights { get; private set; } = null!;

    /// <summary>When it was written or approved last.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>
/// Something that can be found has changed and is to be read anew. Written by triggers of the database in the transaction of the
/// change, whoever made it.
/// </summary>
public sealed class SearchChange
{
    private SearchChange()
    {
    }

    public long Id { get; private set; }

    public Guid CentreId { get; private set; }

    /// <summary>Plan: all that belongs to it. Post: that line of a room.</summary>
    public SearchKind Kind { get; private set; }

    public Guid SourceId { get; private set; }
}
