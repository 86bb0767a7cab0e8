using System.Text.Json.Nodes;

namespace Lms.Domain.Organisation;

/// <summary>Where a rule stands among the others.</summary>
public enum PolicyGroup
{
    Classes = 1,
    Exams,
    Marking,
    Reports,
    Other,
}

/// <summary>Who works by a rule, and so whom a new record reaches.</summary>
public enum PolicyReader
{
    /// <summary>Recorded to be looked up; no part of the software works by it yet.</summary>
    Nobody = 1,

    /// <summary>A sitting pins the record when it is made, for the day it opens, and keeps to it.</summary>
    Sittings,

    /// <summary>A lesson plan is held against the record in force on the day it is handed in for review.</summary>
    LessonPlans,

    /// <summary>Attendance is taken, and counted, by the record in force on the day it is looked at.</summary>
    Attendance,

    /// <summary>What a trainee has read of a lesson is counted by the record in force on the day it is looked at.</summary>
    Lessons,

    /// <summary>A session room keeps to the record in force on the day it is opened.</summary>
    Rooms,
}

/// <summary>
/// What the value of a rule consists of and what it may say, so that nobody types JSON and no record is made that
/// <see cref="PolicyBook"/> cannot read. The shapes that are known stand in PolicyShapes.cs.
/// </summary>
public sealed partial class PolicyShape
{
    private PolicyShape(string key, PolicyGroup group, PolicyReader reader, params PolicyPart[] parts)
    {
        Key = key;
        Group = group;
        Reader = reader;
        Parts = parts;
    }

    public string Key { get; }

    public PolicyGroup Group { get; }

    public PolicyReader Reader { get; }

    /// <summary>The parts of the value, or of each row of a table, in the order they are read out.</summary>
    public IReadOnlyList<PolicyPart> Parts { get; }

    /// <summary>A list of rows, each with all the parts.</summary>
    public bool IsTable { get; private init; }

    /// <summary>One number or one word, without a name of its own.</summary>
    public bool IsPlain => Parts is [{ Name: PolicyPart.Whole }];

    /// <summary>Rules between the parts, asked only when each part alone is right.</summary>
    private Func<PolicyEntries, IReadOnlyList<int>, IEnumerable<PolicyFault>> Together { get; init; } = (_, _) => [];

    /// <summary>Adds what follows from the parts and is asked of nobody.</summary>
    private Action<JsonNode> Complete { get; init; } = _ => { };

    /// <summary>Null for a key that this version knows nothing of: such a record is shown, but none can be set.</summary>
    public static PolicyShape? Of(string key) => Known.GetValueOrDefault(key);

    public static IReadOnlyCollection<PolicyShape> All => Known.Values;

    /// <summary>Everything that keeps the entries from being a value of this rule, in the order of the form.</summary>
    public IReadOnlyList<PolicyFault> FaultsOf(PolicyEntries entries)
    {
        var rows = RowsOf(entries);
        var faults = (from row in IsTable ? rows : [0]
                      from part in Parts
                      let fault = part.FaultOf(entries, PathOf(row, part))
                      where fault is not null
                      select fault).ToList();
        return faults.Count > 0 ? faults : [.. Together(entries, rows)];
    }

    /// <summary>The value as it is stored. Entries with a fault are refused.</summary>
    public string Write(PolicyEntries entries)
    {
        if (FaultsOf(entries) is [var fault, ..])
        {
            throw fault.Why;
        }

        JsonNode value = IsPlain ? Json(Parts[0], entries, Parts[0].Name)!
            : IsTable ? new JsonArray([.. RowsOf(entries).Select(row => Json(entries, row))])
            : Json(entries, 0);
        Complete(value);
        return value.ToJsonString();
    }

    public string PathOf(int row, PolicyPart part) => IsTable ? PolicyEntries.PathOf(row, part.Name) : part.Name;

    private IReadOnlyList<int> RowsOf(PolicyEntries entries) => IsTable ? entries.Rows(Parts) : [];

    private JsonObject Json(PolicyEntries entries, int row) =>
        new(Parts.Where(part => !part.IsOptional || entries.Text(PathOf(row, part)).Length > 0).Select(part => KeyValuePair.Create(part.Name, Json(part, entries, PathOf(row, part)))));

    private static JsonNode? Json(PolicyPart part, PolicyEntries entries, string path) => part.IsNumber
        ? JsonNode.Parse(PolicyEntries.Written(entries.Number(path)!.Value))
        : JsonValue.Create(entries.Text(path));
}
