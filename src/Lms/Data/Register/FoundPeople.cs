using Lms.Domain.People;

namespace Lms.Data.Register;

/// <summary>A person as a list shows them today.</summary>
/// <param name="Duty">The position that speaks for them; null when they hold none.</param>
public sealed record FoundPerson(
    Guid Id, string FullName, string Code, string? Unit, string? Duty, IReadOnlyList<Role> Roles, SignInState SignIn);

/// <summary>A person with what tells them from others of the same name.</summary>
public sealed record NamedPerson(Guid Id, string FullName, string Code, string? Unit);

/// <summary>What is known of a person's way in.</summary>
/// <param name="LockedUntil">Null unless locked now.</param>
public sealed record SignInState(bool MustChange, DateTimeOffset? LockedUntil, DateTimeOffset? LastAt)
{
    public static SignInState Of(bool mustChange, DateTimeOffset? lockedUntil, DateTimeOffset? lastAt, DateTimeOffset now) =>
        new(mustChange, lockedUntil > now ? lockedUntil : null, lastAt);
}

/// <summary>One page of a list.</summary>
/// <param name="Total">How many were found; the least there are when <see cref="IsMore"/>.</param>
public sealed record FoundPeople(IReadOnlyList<FoundPerson> People, int Total, bool IsMore);

/// <summary>A person as a list to take along says them, by the columns that an import understands.</summary>
public sealed record TakenPerson(
    string Code, string FamilyName, string GivenName, DateOnly? BirthDate, string? Phone, string? Email, string? Unit, IReadOnlyList<Role> Roles);
