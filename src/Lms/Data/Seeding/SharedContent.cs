using System.Text.Json;
using Lms.Domain.Organisation;
using Lms.Domain.Programmes;

namespace Lms.Data.Seeding;

/// <summary>What every centre begins with: duty tags, positions, levels of units, policy records with their legal basis, and programmes.</summary>
public sealed class SharedContent(ContentFiles content)
{
    public void AddTo(LmsDbContext db, Guid centreId)
    {
        db.DutyTags.AddRange(content.Read<List<TagFile>>("duty-tags.yml")
            .Select(tag => new DutyTag(centreId, tag.Code, tag.Vi, tag.En)));
        db.Positions.AddRange(content.Read<List<PositionFile>>("positions.yml")
            .Select(position => new Position(centreId, position.Code, position.Vi, position.En, position.Tag)));
        db.UnitLevels.AddRange(content.Read<List<LevelFile>>("unit-levels.yml")
            .Select((level, rank) => new UnitLevel(centreId, level.Code, level.Vi, level.En, level.Kind, rank)));
        db.PolicyRecords.AddRange(content.Read<List<PolicyFile>>("policies.yml")
            .Select(policy => new PolicyRecord(
                centreId, policy.Key, policy.Name, JsonSerializer.Serialize(policy.Value), DateOnly.FromDateTime(policy.ValidFrom), policy.LegalBasis)));
        db.Programmes.AddRange(content.In("programmes").ReadAll<ProgrammeFile>()
            .Select(file => Programme(centreId, file.Front, file.Body)));
    }

    private static Programme Programme(Guid centreId, ProgrammeFile file, string description)
    {
        var programme = new Programme(centreId, file.Code, file.Name, file.Audience, file.Periods, file.Assessment, description);
        foreach (var lesson in file.Lessons)
        {
            programme.AddLesson(lesson.Number, lesson.Title, lesson.Periods);
        }

        return programme;
    }

    private sealed class TagFile
    {
        public required string Code { get; set; }
        public required string Vi { get; set; }
        public required string En { get; set; }
    }

    private sealed class PositionFile
    {
        public required string Code { get; set; }
        public required string Vi { get; set; }
        public required string En { get; set; }
        public required string Tag { get; set; }
    }

    private sealed class LevelFile
    {
        public required string Code { get; set; }
        public required string Vi { get; set; }
        public required string En { get; set; }
        public required UnitKind Kind { get; set; }
    }

    private sealed class PolicyFile
    {
        public required string Key { get; set; }
        public required string Name { get; set; }
        public required object Value { get; set; }
        public required DateTime ValidFrom { get; set; }
        public required string LegalBasis { get; set; }
    }

    private sealed class ProgrammeFile
    {
        public required string Code { get; set; }
        public required string Name { get; set; }
        public required string Audience { get; set; }
        public required int Periods { get; set; }
        public required Assessment Assessment { get; set; }
        public required List<LessonFile> Lessons { get; set; }
    }

    private sealed class LessonFile
    {
        public required int Number { get; set; }
        public required string Title { get; set; }
        public required int Periods { get; set; }
    }
}
