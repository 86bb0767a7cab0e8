using Lms.Domain.Classes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>
/// Builds one demo centre from its folder, through the domain's own methods, dated from the day of loading. Nothing in
/// it is random but the mask numbers. <see cref="DemoExams"/> adds its sittings.
/// </summary>
internal sealed class DemoCentre(LmsDbContext db, FileStore files, PictureStore pictures, ContentFiles content, DateOnly today)
{
    private readonly Dictionary<string, Unit> units = [];
    private readonly Dictionary<string, PersonFile> peopleByKey = [];
    private readonly Dictionary<string, Person> people = [];
    private readonly Dictionary<string, LessonPlan> plans = [];
    private readonly Dictionary<string, TrainingClass> classes = [];
    private readonly Dictionary<(string Class, string Session), ClassSession> sessions = [];
    private readonly Dictionary<string, StoredFile> stored = [];

    private Dictionary<string, Programme> programmes = [];

    public CentreFile File { get; } = content.Read<CentreFile>("centre.yml");

    public Centre Centre { get; private set; } = null!;

    public IReadOnlyDictionary<string, Person> People => people;

    public IReadOnlyDictionary<string, TrainingClass> Classes => classes;

    public IReadOnlyDictionary<(string Class, string Session), ClassSession> Sessions => sessions;

    public IReadOnlyDictionary<string, Programme> Programmes => programmes;

    public IReadOnlyDictionary<string, Unit> Units => units;

    public IEnumerable<PersonFile> Logins => peopleByKey.Values.Where(person => person.DemoLogin);

    /// <summary>Since when the demo's people have been at the centre.</summary>
    private DateOnly Since => today.AddYears(-1);

    public DateTimeOffset At(int day, string time) => SchoolTime.At(today.AddDays(day), TimeOnly.ParseExact(time, "HH:mm"));

    public async Task Load(SharedContent shared, CancellationToken stop)
    {
        await AddCentre(shared, stop);
        await AddPeople(stop);
        await AddPlans(stop);
        AddClasses();
        await db.SaveChangesAsync(stop);
    }

    private async Task AddCentre(SharedContent shared, CancellationToken stop)
    {
        var province = await db.Provinces.SingleOrDefaultAsync(province => province.Slug == File.Province.Code, stop)
            ?? db.Provinces.Add(new Province(File.Province.Code, File.Province.Name)).Entity;
        Centre = new Centre(province.Id, File.Slug, File.Name, File.ShortName, File.Locality);
        db.Centres.Add(Centre);
        shared.AddTo(db, Centre.Id);
        foreach (var unit in content.Read<List<UnitFile>>("units.yml"))
        {
            units[unit.Key] = new Unit(
                Centre.Id, unit.Name, unit.Level, unit.Locality, unit.Parent is null ? null : units[unit.Parent].Id);
        }

        db.Units.AddRange(units.Values);
        await db.SaveChangesAsync(stop);
        await AddLevels(stop);
        programmes = await db.Programmes.Include(programme => programme.Lessons)
            .Where(programme => programme.CentreId == Centre.Id)
            .ToDictionaryAsync(programme => programme.Code, stop);
    }

    private async Task AddLevels(CancellationToken stop)
    {
        var levels = await db.UnitLevels.Where(level => level.CentreId == Centre.Id).ToDictionaryAsync(level => level.Code, stop);
        var stages = new List<CentreStage>();
        foreach (var file in File.Levels)
        {
            DateOnly? from = file.From is { } day ? DateOnly.FromDateTime(day) : null;
            stages.Add(CentreStage.Enter(Centre.Id, stages, levels[file.Level], from, file.Basis, today));
        }

        db.CentreStages.AddRange(stages);
    }

    private async Task AddPeople(CancellationToken stop)
    {
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), File.DemoPassword);
        foreach (var file in content.Read<List<PersonFile>>("people.yml"))
        {
            var code = Person.NormalizeCode(file.Code);
            var person = await db.People.SingleOrDefaultAsync(person => person.Code == code, stop) ?? NewPerson(file, hash);
            people[file.Key] = person;
            peopleByKey[file.Key] = file;
            db.Memberships.Add(MembershipOf(file, person));
            db.UnitMemberships.AddRange(UnitsOf(file, person));
            var duties = file.Duties.ConvertAll(duty => new DutyAssignment(Centre.Id, person.Id, TermsOf(duty)));
            db.DutyAssignments.AddRange(duties);
            db.DutyCorrections.AddRange(file.Corrections.Select(correction => CorrectionOf(correction, person, duties)));
        }

        await db.SaveChangesAsync(stop);
        await db.Judge(Centre.Id, [.. db.DutyAssignments.Local.Where(duty => duty.CentreId == Centre.Id)], stop);
        await db.SaveChangesAsync(stop);
    }

    private Person NewPerson(PersonFile file, string hash)
    {
        var person = new Person(file.Code, $"{file.Family} {file.Middle}", file.Given, file.Phone, file.Email);
        db.People.Add(person);
        db.Users.Add(new Account(person.Id, person.Code)
        {
            NormalizedUserName = person.Code,
            SecurityStamp = Guid.NewGuid().ToString("n"),
            PasswordHash = file.DemoLogin ? hash : null,
            LockoutEnabled = true,
        });
        return person;
    }

    private Membership MembershipOf(PersonFile file, Person person)
    {
        var membership = new Membership(Centre.Id, person.Id, Since);
        foreach (var role in file.Roles)
        {
            membership.Grant(role, actor: null, At(-30, "08:00"));
        }

        if (file.LecturerType is { } type)
        {
            membership.TeachAs(type);
        }

        return membership;
    }

    private IEnumerable<UnitMembership> UnitsOf(PersonFile file, Person person)
    {
        yield return new UnitMembership(Centre.Id, person.Id, units[file.Unit].Id, UnitPlace.Home, Since);
        if (file.TeachingGroup is { } group)
        {
            var place = new UnitMembership(Centre.Id, person.Id, units[group].Id, UnitPlace.TeachingGroup, Since);
            place.Head(file.HeadsGroup);
            yield return place;
        }
    }

    private DutyTerms TermsOf(DutyFile file) => new(
        file.Position, db.Positions.Local.FirstOrDefault(position => position.CentreId == Centre.Id && position.Name == file.Position)?.Code,
        file.Duty, file.Tag, units[file.Unit].Id, today.AddDays(file.FromDay), file.ToDay is { } last ? today.AddDays(last) : null, file.Primary);

    private DutyCorrection CorrectionOf(CorrectionFile file, Person person, List<DutyAssignment> duties) => new(
        Centre.Id, person.Id, file.Kind, file.About is { } place ? duties[place] : null, TermsOf(file.Proposed), file.Reason, At(file.At.Day, file.At.Time));

    private async Task AddPlans(CancellationToken stop)
    {
        foreach (var (key, file, body) in content.In("lesson-plans").ReadAll<PlanFile>())
        {
            var created = At(file.History[0].Day, file.History[0].Time);
            var lesson = programmes[file.Programme].Lessons.Single(lesson => lesson.Number == file.Lesson);
            var plan = new LessonPlan(Centre.Id, lesson.Id, people[file.Author].Id, file.Periods, HeaderOf(file), created);
            foreach (var (part, text) in file.Parts.Zip(body.Split("\n<!-- part -->\n")))
            {
                await AddPart(plan, part, text, created, stop);
            }

            foreach (var act in file.History)
            {
                Happen(plan, act);
            }

            db.LessonPlans.Add(plan);
            plans[key] = plan;
        }
    }

    private static LessonPlanHeader HeaderOf(PlanFile file) => new(
        file.Title,
        file.Audience,
        file.Objectives.Knowledge,
        file.Objectives.Skill,
        file.Objectives.Attitude,
        string.Join('\n', file.Methods),
        string.Join('\n', file.Means),
        string.Join('\n', file.RequiredReading),
        string.Join('\n', file.FurtherReading));

    private async Task AddPart(LessonPlan plan, PartFile file, string text, DateTimeOffset now, CancellationToken stop)
    {
        var halves = text.Split("\n<!-- notes -->\n");
        var source = halves[0].Trim();
        foreach (var material in file.Materials.Where(material => material.Kind == MaterialKind.Picture))
        {
            var picture = await Store(material.File, plan.AuthorId, now, stop);
            source = source.Replace($"({material.File})", $"(/c/{Centre.Slug}/files/{picture.Id})", StringComparison.Ordinal);
        }

        var notes = halves.Length > 1 ? halves[1].Trim() : "";
        var part = plan.AddPart(new PartContent(file.Title, file.Step, file.Minutes, Prose.Write(source)) { Notes = notes });
        foreach (var material in file.Materials)
        {
            var attached = part.Attach((await Store(material.File, plan.AuthorId, now, stop)).Id, material.Kind, material.Title);
            if (material.Captions is { } captions)
            {
                attached.AddCaptions((await Store(captions, plan.AuthorId, now, stop)).Id, CaptionLanguage.Vietnamese, "");
            }

            if (material.Chapters is { } chapters)
            {
                attached.Divide(Chapters.Read(chapters));
            }
        }

        file.Polls.ForEach(poll => part.AddPoll(poll.ToQuestion()));
    }

    private async Task<StoredFile> Store(string path, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        if (stored.TryGetValue(path, out var known))
        {
            return known;
        }

        await using var bytes = System.IO.File.OpenRead(content.PathOf(path));
        if (Path.GetExtension(path) == ".png")
        {
            var picture = await pictures.Put(bytes, path, long.MaxValue, stop);
            return Keep(new StoredFile(Centre.Id, picture.Sha256, Path.GetFileName(path), picture.ContentType, picture.Length, actor, now, picture.Size));
        }

        var (sha256, length) = await files.Put(bytes, long.MaxValue, stop);
        var type = Path.GetExtension(path) switch
        {
            ".pdf" => "application/pdf",
            ".mp4" => "video/mp4",
            ".vtt" => "text/vtt",
            var other => throw new FormatException($"A demo file ends in {other}."),
        };
        return Keep(new StoredFile(Centre.Id, sha256, Path.GetFileName(path), type, length, actor, now));

        StoredFile Keep(StoredFile file)
        {
            db.Files.Add(file);
            return stored[path] = file;
        }
    }

    private void Happen(LessonPlan plan, HistoryFile act)
    {
        var (actor, at) = (people[act.Actor].Id, At(act.Day, act.Time));
        switch (act.Act)
        {
            case "Created":
                break;
            case "Submitted":
                plan.Submit(actor, periodMinutes: 45, at);
                break;
            case "ChangesAsked":
                plan.AskForChanges(actor, act.Remark, new Dictionary<Guid, string>(), at);
                break;
            case "Approved":
                plan.Approve(actor, at);
                break;
            default:
                throw new FormatException($"A lesson plan cannot be {act.Act}.");
        }
    }

    private void AddClasses()
    {
        foreach (var file in content.Read<List<ClassFile>>("classes.yml"))
        {
            var made = new TrainingClass(
                Centre.Id, programmes[file.Programme].Id, file.Code, file.Name, today.AddDays(file.OpensDay), today.AddDays(file.ClosesDay));
            foreach (var trainee in file.Trainees)
            {
                made.Enrol(people[trainee].Id, At(file.OpensDay - 3, "09:00"));
            }

            foreach (var session in file.Sessions)
            {
                sessions[(file.Key, session.Key)] = AddSession(made, session);
            }

            db.Classes.Add(made);
            classes[file.Key] = made;
        }
    }

    private ClassSession AddSession(TrainingClass made, SessionFile file)
    {
        var session = made.AddSession(
            file.Title, At(file.Day, file.Start), At(file.Day, file.End), file.Room, people[file.Lecturer].Id);
        session.MeetAt(file.Meeting);
        if (file.Plan is not null && plans[file.Plan].State == LessonPlanState.Approved)
        {
            session.TeachFrom(plans[file.Plan]);
        }

        return session;
    }
}
