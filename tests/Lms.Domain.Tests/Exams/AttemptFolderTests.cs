using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Lms.Domain.Media;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Marking;
using static Lms.Domain.Tests.Exams.ExamSittingTests;

namespace Lms.Domain.Tests.Exams;

/// <summary>Files that are part of a paper: as dear as words, in order, until the hand-in or the deadline.</summary>
public sealed class AttemptFolderTests
{
    private static readonly FileRules Rules = new(MegabytesEach: 20, FilesEach: 3);
    private static readonly Guid Trainee = Guid.NewGuid();
    private readonly ExamSitting sitting = Sitting();
    private readonly Attempt attempt;
    private readonly AttemptFolder folder;

    public AttemptFolderTests()
    {
        sitting.TakeFiles();
        sitting.Admit(Trainee);
        attempt = sitting.Start(Trainee, Sittings.Paper(1), null, text => new WrittenText(text, text, 1), sitting.Opens);
        folder = new AttemptFolder(sitting, attempt, [], Rules);
    }

    private DateTimeOffset InTime => attempt.AcceptsUntil;

    [Fact]
    public void Files_are_taken_where_nobody_has_minutes_of_their_own()
    {
        Refused("ExamSitting.FilesNeedDays", () => Sitting(minutes: 90).TakeFiles());
        Refused("ExamSitting.FilesNeedDays", () => sitting.Reschedule(sitting.Opens, sitting.Closes, 90));
        Refused("ExamSitting.TakesNoFiles", () => new AttemptFolder(Sitting(), attempt, [], Rules).Add(File("a"), InTime, InTime));
    }

    [Fact]
    public void Files_stand_in_the_order_they_came_in()
    {
        Add("a", "b", "c");

        Assert.Equal(["a", "b", "c"], Names);
        Assert.Equal([1, 2, 3], folder.Files.Select(file => file.Place));
    }

    [Fact]
    public void The_same_bytes_twice_are_one_file()
    {
        var first = folder.Add(File("a"), InTime, InTime);

        Assert.Same(first, folder.Add(File("a") with { Name = "again" }, InTime, InTime));
        Assert.Single(folder.Files);
    }

    [Fact]
    public void What_was_stored_while_its_answer_was_lost_is_found_again_after_the_end()
    {
        var first = folder.Add(File("a"), InTime, InTime);

        Assert.Same(first, folder.Add(File("a"), InTime.AddHours(1), InTime.AddHours(1)));
    }

    [Fact]
    public void No_more_files_than_the_rule_says()
    {
        Add("a", "b", "c");

        Refused("Attempt.TooManyFiles", () => Add("d"));
        folder.Remove(folder.Files[0].Id, InTime);
        Add("d");
        Assert.Equal(["b", "c", "d"], Names);
    }

    [Fact]
    public void Taking_away_and_adding_comes_to_an_end_too()
    {
        for (var time = 0; time < 15; time++)
        {
            Add($"{time}");
            folder.Remove(folder.Files[0].Id, InTime);
        }

        Refused("Attempt.FilesUsedUp", () => Add("one more"));
    }

    [Fact]
    public void A_file_is_in_time_when_its_request_arrived_in_time()
    {
        folder.Add(File("a"), InTime, InTime + AttemptFolder.LongestUpload);

        Refused("Attempt.NoFilesAfterEnd", () => folder.Add(File("b"), InTime.AddTicks(1), InTime.AddTicks(1)));
        Refused("Attempt.FileTooLate", () => folder.Add(File("b"), InTime, InTime + AttemptFolder.LongestUpload + TimeSpan.FromTicks(1)));
        Assert.Equal(["a"], Names);
    }

    [Fact]
    public void After_the_hand_in_nothing_changes()
    {
        Add("a", "b");
        attempt.HandIn(InTime);

        Refused("Attempt.NoFilesAfterEnd", () => Add("c"));
        Refused("Attempt.NoFilesAfterEnd", () => folder.Remove(folder.Files[0].Id, InTime));
        Refused("Attempt.NoFilesAfterEnd", () => folder.Move(folder.Files[0].Id, forward: false, InTime));
        Assert.Equal(["a", "b"], Names);
    }

    [Fact]
    public void A_page_moves_by_one_and_stays_at_the_ends()
    {
        Add("a", "b", "c");
        folder.Move(folder.Files[2].Id, forward: true, InTime);
        Assert.Equal(["a", "c", "b"], Names);

        folder.Move(folder.Files[0].Id, forward: false, InTime);
        folder.Move(folder.Files[0].Id, forward: true, InTime);
        folder.Move(Guid.NewGuid(), forward: true, InTime);
        Assert.Equal(["c", "a", "b"], Names);
    }

    [Fact]
    public void What_is_taken_away_is_kept_and_the_others_close_up()
    {
        Add("a", "b", "c");
        var gone = folder.Files[1];

        folder.Remove(gone.Id, InTime);

        Assert.Equal(InTime, gone.RemovedAt);
        Assert.Equal([1, 2], folder.Files.Select(file => file.Place));
    }

    [Fact]
    public void A_sitting_with_files_is_not_sealed_while_one_may_be_on_its_way()
    {
        var closed = Sittings.Closed(Sittings.Paper(1));
        closed.TakeFiles();
        closed.Admit(Trainee);
        HashSet<Guid> started = [Trainee];

        Refused("ExamSitting.NotYetClosed", () => closed.Seal(started, 0, closed.Closes + AttemptFolder.LongestUpload - TimeSpan.FromTicks(1)));
        Assert.Equal(closed.Closes + AttemptFolder.LongestUpload, closed.TakesNothingFrom);
        closed.Seal(started, 0, closed.TakesNothingFrom);
    }

    [Fact]
    public void Nor_while_one_of_somebody_with_more_time_may_be()
    {
        var until = attempt.AcceptsUntil;

        Assert.False(attempt.IsAtRest(sitting, until + AttemptFolder.LongestUpload));
        Assert.True(attempt.IsAtRest(sitting, until + AttemptFolder.LongestUpload + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Whoever_seals_looked_at_every_file()
    {
        Refused("ExamSitting.FilesNotLookedAt", () => sitting.RequireLookedAt(held: 2, lookedAt: null));
        Refused("ExamSitting.FilesChanged", () => sitting.RequireLookedAt(held: 3, lookedAt: 2));
        sitting.RequireLookedAt(held: 2, lookedAt: 2);
        sitting.RequireLookedAt(held: 0, lookedAt: null);
        Sitting().RequireLookedAt(held: 1, lookedAt: null);
    }

    [Fact]
    public void A_script_takes_over_places_and_clean_copies_and_nothing_else()
    {
        Add("nguyen-thi-huong.jpg", "b", "c");
        folder.Remove(folder.Files[1].Id, InTime);
        var script = Sittings.Script(Sittings.Paper(1), "");

        script.Copy(folder.Files);

        Assert.Equal([(1, "clean nguyen-thi-huong.jpg"), (2, "clean c")], script.Files.Select(file => (file.Number, file.Sha256)));
        Assert.DoesNotContain(typeof(ScriptFile).GetProperties(), property => property.Name.Contains("Name", StringComparison.Ordinal) || property.PropertyType == typeof(DateTimeOffset));
    }

    [Fact]
    public void A_receipt_tells_each_file_by_place_and_hash_and_never_its_name()
    {
        Add("nguyen-thi-huong.jpg", "b");
        attempt.HandIn(InTime);

        var statement = ReceiptStatement.Of(attempt, [], folder.Files);

        Assert.Contains("file 1 jpeg bytes 5 sha256 nguyen-thi-huong.jpg\nfile 2 jpeg bytes 5 sha256 b\n", statement, StringComparison.Ordinal);
        Assert.Equal(ReceiptStatement.Of(attempt, [], []) + statement[statement.IndexOf("file 1", StringComparison.Ordinal)..], statement);
    }

    private IEnumerable<string> Names => folder.Files.Select(file => file.Name);

    private void Add(params string[] names)
    {
        foreach (var name in names)
        {
            folder.Add(File(name), InTime, InTime);
        }
    }

    // Here the hash is the name, so that one may be known by the other.
    private static ArrivedFile File(string name) => new(name, PaperKind.Jpeg, name, 5, "clean " + name, 4);

    private static ExamSitting Sitting(int? minutes = null) => new(
        Sittings.Centre, Guid.NewGuid(), Guid.NewGuid(), "Thu hoạch", Sittings.Now, Sittings.Now.AddDays(7), minutes, TimeSpan.FromSeconds(30),
        minutes is null ? SittingKind.TakeHome : SittingKind.Window);
}
