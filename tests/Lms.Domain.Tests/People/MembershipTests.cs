using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class MembershipTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 9);

    private readonly Guid person = Guid.NewGuid();
    private readonly Guid somebody = Guid.NewGuid();

    [Fact]
    public void A_role_granted_twice_is_held_once()
    {
        var membership = Member();

        membership.Grant(Role.Lecturer, somebody, Now);
        membership.Grant(Role.Lecturer, somebody, Now.AddDays(1));

        Assert.Equal(Now, Assert.Single(membership.Roles).GrantedAt);
    }

    [Theory]
    [InlineData(Role.Director)]
    [InlineData(Role.Administrator)]
    public void Nobody_takes_away_their_own_managing_role(Role role)
    {
        var membership = Member(role);

        var broken = Assert.Throws<RuleBrokenException>(() => membership.Revoke(role, person));

        Assert.Equal("Membership.OwnManagingRole", broken.Key);
        Assert.Single(membership.Roles);
    }

    [Fact]
    public void Somebody_else_does_and_other_roles_one_may_lay_down_oneself()
    {
        var membership = Member(Role.Administrator, Role.Lecturer);

        membership.Revoke(Role.Administrator, somebody);
        membership.Revoke(Role.Lecturer, person);

        Assert.Empty(membership.Roles);
    }

    [Fact]
    public void A_membership_holds_from_its_first_day_to_its_last()
    {
        var membership = Member();
        membership.End(Today.AddDays(5));

        Assert.False(membership.IsOn(Today.AddDays(-1)));
        Assert.True(membership.IsOn(Today));
        Assert.True(membership.IsOn(Today.AddDays(5)));
        Assert.False(membership.IsOn(Today.AddDays(6)));

        membership.Resume();
        Assert.True(membership.IsOn(Today.AddDays(6)));
    }

    [Fact]
    public void A_membership_cannot_end_before_it_begins() => Assert.Equal(
        "Membership.EndsBeforeItBegins", Assert.Throws<RuleBrokenException>(() => Member().End(Today.AddDays(-1))).Key);

    [Fact]
    public void The_office_gives_out_the_roles_of_learning_and_teaching_only()
    {
        Assert.Equal([Role.Lecturer, Role.CellOfficer, Role.Trainee], GrantableRoles.For([Role.AcademicOffice]));
        Assert.Contains(Role.Administrator, GrantableRoles.For([Role.Director]));
        Assert.Empty(GrantableRoles.For([Role.Lecturer, Role.Trainee, Role.DeputyDirector]));
    }

    private Membership Member(params Role[] roles)
    {
        var membership = new Membership(Guid.NewGuid(), person, Today);
        foreach (var role in roles)
        {
            membership.Grant(role, null, Now);
        }

        return membership;
    }
}
