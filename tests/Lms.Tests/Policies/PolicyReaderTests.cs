using System.Reflection;
using Lms.Domain.Organisation;
using Lms.Tests.Architecture;

namespace Lms.Tests.Policies;

public sealed class PolicyReaderTests
{
    private static readonly Dictionary<string, string> Readings = new()
    {
        [PolicyKey.PeriodMinutes] = nameof(PolicyBook.PeriodMinutes),
        [PolicyKey.Attendance] = nameof(PolicyBook.Attendance),
        [PolicyKey.Eligibility] = nameof(PolicyBook.Eligibility),
        [PolicyKey.SaveGraceSeconds] = nameof(PolicyBook.SaveGrace),
        [PolicyKey.ExamFiles] = nameof(PolicyBook.ExamFiles),
        [PolicyKey.Discipline] = nameof(PolicyBook.Discipline),
        [PolicyKey.ResitsAllowed] = nameof(PolicyBook.Resits),
        [PolicyKey.MaskingRounds] = nameof(PolicyBook.MaskingRounds),
        [PolicyKey.Bags] = nameof(PolicyBook.Bags),
        [PolicyKey.Conflicts] = nameof(PolicyBook.Conflicts),
        [PolicyKey.MarkStep] = nameof(PolicyBook.MarkStep),
        [PolicyKey.MarkRounding] = nameof(PolicyBook.MarkRounding),
        [PolicyKey.PassMark] = nameof(PolicyBook.PassMark),
        [PolicyKey.GeneraliseBelow] = nameof(PolicyBook.GeneraliseBelow),
        [PolicyKey.ClassificationBands] = nameof(PolicyBook.ClassificationBands),
        [PolicyKey.ReconciliationProfile] = nameof(PolicyBook.Reconciliation),
        [PolicyKey.NationalReconciliation] = nameof(PolicyBook.Reconciliation),
        [PolicyKey.HundredPointReconciliation] = nameof(PolicyBook.Reconciliation),
        [PolicyKey.ReleaseConsents] = nameof(PolicyBook.ReleaseConsents),
        [PolicyKey.AnonymousQuestions] = nameof(PolicyBook.AnonymousQuestions),
        [PolicyKey.Films] = nameof(PolicyBook.Films),
        [PolicyKey.Appeal] = nameof(PolicyBook.Appeal),
    };

    /// <summary>What a page tells of who works by a rule is what the compiled code does.</summary>
    [Fact]
    public void A_rule_is_said_to_be_read_when_the_code_reads_it()
    {
        var read = new[] { typeof(Site).Assembly, typeof(PolicyBook).Assembly }.SelectMany(Calls.In)
            .Where(mention => mention.In.DeclaringType is { } type && type != typeof(PolicyBook) && type.Namespace != "Lms.Features.Policies")
            .Select(mention => mention.Member).OfType<MethodInfo>().Where(method => method.DeclaringType == typeof(PolicyBook))
            .Select(method => method.Name).ToHashSet();

        Assert.Equal(
            PolicyShape.All.Where(shape => shape.Reader != PolicyReader.Nobody).Select(shape => shape.Key).Order(),
            Readings.Where(reading => read.Contains($"get_{reading.Value}")).Select(reading => reading.Key).Order());
        Assert.Equal(
            typeof(PolicyKey).GetFields().Select(key => (string)key.GetRawConstantValue()!).Order(), Readings.Keys.Order());
    }
}
