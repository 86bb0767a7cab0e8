using System.Reflection;
using System.Text.RegularExpressions;
using Lms.Domain;

namespace Lms.Tests.Architecture;

/// <summary>Who may know whom. The source is read for full names, the compiled code for relative ones.</summary>
public sealed partial class DependencyTests(ITestOutputHelper output)
{
    private static readonly Assembly Site = typeof(Site).Assembly;

    /// <summary>What every feature may use.</summary>
    private const string Common = "Shared";

    [Fact]
    public void The_domain_knows_the_base_class_library_only()
    {
        var others = typeof(RuleBrokenException).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Guard.None(others);
    }

    [Fact]
    public void No_feature_names_another_in_its_source()
    {
        var offences =
            from source in Sources.Code
            where source.Feature is not null
            from Match mention in FeatureName().Matches(source.Text)
            where IsForeign(mention.Groups["feature"].Value, source.Feature!)
            select $"{source.Path}:{source.LineOf(mention.Index)} names {mention.Value}";

        Guard.None(offences);
    }

    [Fact]
    public void No_feature_uses_a_type_of_another()
    {
        var offences =
            from use in Uses()
            let user = FeatureOf(use.User)
            let used = FeatureOf(use.Used)
            where user is not null && used is not null && IsForeign(used, user)
            select $"{use.User} uses {use.Used}";

        Guard.None(offences);
    }

    [Fact]
    public void Data_access_web_and_hosting_know_no_feature()
    {
        var inSource =
            from source in Sources.Code
            where Below().IsMatch(source.Path)
            from Match mention in FeatureName().Matches(source.Text)
            where mention.Groups["feature"].Value != Common
            select $"{source.Path}:{source.LineOf(mention.Index)} names {mention.Value}";
        var compiled =
            from use in Uses()
            where IsBelow(use.User) && FeatureOf(use.Used) is not null
            select $"{use.User} uses {use.Used}";

        Guard.None(inSource.Concat(compiled));
    }

    [Fact]
    public void Controllers_views_and_entities_stay_small()
    {
        foreach (var (source, limit) in Sources.Code.Select(source => (source, LimitOf(source))))
        {
            var lines = source.Text.Count(letter => letter == '\n');
            if (lines > limit)
            {
                output.WriteLine($"{source.Path} has {lines} lines, {limit} are aimed at");
            }

            Assert.True(lines <= 3 * limit, $"{source.Path} has {lines} lines");
        }
    }

    // Razor's generated classes carry their folder in their name: Features_Home_Views_Today_Show.
    private static string? FeatureOf(Type type) =>
        FeatureSpace().Match(type.FullName ?? type.Namespace ?? "") is { Success: true } found ? found.Groups["feature"].Value : null;

    private static bool IsForeign(string used, string user) => used != user && used != Common;

    private static bool IsBelow(Type type) => type.Namespace?.Split('.') is ["Lms", "Data" or "Access" or "Web" or "Hosting", ..];

    private static IEnumerable<(Type User, Type Used)> Uses() =>
        Site.GetTypes().SelectMany(type => Calls.DeclaredBy(type).Select(used => (type, used)))
            .Concat(Calls.In(Site).SelectMany(mention => TypesIn(mention.Member).Select(used => (mention.In.DeclaringType!, used))));

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        Type type => Calls.WithArguments(type),
        MethodInfo { IsGenericMethod: true } method => method.GetGenericArguments().SelectMany(Calls.WithArguments).Append(method.DeclaringType!),
        _ => member.DeclaringType is { } type ? Calls.WithArguments(type) : [],
    };

    private static int LimitOf(Source source) => source switch
    {
        { IsView: true } => 60,
        { Path: var path } when path.EndsWith("Controller.cs", StringComparison.Ordinal) => 80,
        { Path: var path } when path.StartsWith("src/Lms.Domain/", StringComparison.Ordinal) => 150,
        _ => 250,
    };

    [GeneratedRegex(@"(?<![\w.])(?:Lms\.|/)?Features[./](?<feature>[A-Z]\w*)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"(?:^Lms\.Features\.|\.Features_)(?<feature>[A-Za-z0-9]+)[._+]")]
    private static partial Regex FeatureSpace();

    [GeneratedRegex("^src/Lms/(Data|Access|Web|Hosting)/")]
    private static partial Regex Below();
}
