using System.Globalization;
using Lms.Domain.Language;

namespace Lms.Domain.People;

/// <summary>
/// One human being across the whole system, with memberships per centre. Holds no credentials: those are the
/// account's.
/// </summary>
public sealed class Person
{
    public const int NameLength = 100;
    public const int CodeLength = 32;
    public const int PhoneLength = 20;
    public const int EmailLength = 254;

    /// <summary>What stands between the letters of names.</summary>
    private const string NameSigns = " '’-.";

    private Person()
    {
    }

    public Person(string code, string familyName, string givenName, string? phone = null, string? email = null)
    {
        Id = Guid.CreateVersion7();
        Code = NormalizeCode(code);
        if (Code.Length is 0 or > CodeLength)
        {
            throw new RuleBrokenException("Person.CodeRequired", CodeLength);
        }

        Rename(familyName, givenName);
        ChangeContact(phone, email);
    }

    public Guid Id { get; private set; }

    /// <summary>Personnel or trainee code, upper case; what most people sign in with.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Family and middle names: "Nguyễn Thị".</summary>
    public string FamilyName { get; private set; } = "";

    /// <summary>Given name, by which Vietnamese lists are sorted: "Hường".</summary>
    public string GivenName { get; private set; } = "";

    public string FullName { get; private set; } = "";

    /// <summary>Full name and code folded by <see cref="SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Digits only; null when unknown.</summary>
    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Null when unknown; tells namesakes apart.</summary>
    public DateOnly? BirthDate { get; private set; }

    public static string NormalizeCode(string code) => code.Trim().ToUpperInvariant();

    /// <summary>Anything else than letters is a slip, a formula, or a sign that turns the text beside it around.</summary>
    public static bool IsName(string text) => text.Normalize().All(letter =>
        char.IsLetter(letter) || NameSigns.Contains(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark);

    /// <summary>Digits of a phone number in the national form: "+84 912 345 678" and "0912.345.678" meet.</summary>
    public static string? NormalizePhone(string? phone)
    {
        var digits = new string((phone ?? "").Where(char.IsAsciiDigit).ToArray());
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length == 11)
        {
            digits = "0" + digits[2..];
        }

        return digits.Length == 0 ? null : digits;
    }

    public void Rename(string familyName, string givenName)
    {
        FamilyName = Words(familyName);
        GivenName = Words(givenName);
        FullName = Words($"{FamilyName} {GivenName}");
        if (GivenName.Length == 0 || FullName.Length > NameLength)
        {
            throw new RuleBrokenException("Person.NameRequired", NameLength);
        }

        if (!IsName(FullName))
        {
            throw new RuleBrokenException("Person.NameSigns");
        }

        SearchText = SearchKey.Of($"{FullName} {Code}");
    }

    public void ChangeContact(string? phone, string? email)
    {
        Phone = NormalizePhone(phone);
        if (Phone is { Length: < 9 or > 12 })
        {
            throw new RuleBrokenException("Person.PhoneUnknown", phone!);
        }

        Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        if (Email is not null && (Email.Length > EmailLength || !Email.Contains('@')))
        {
            throw new RuleBrokenException("Person.EmailUnknown", Email);
        }
    }

    /// <param name="today">A birth lies 14 to 110 years before it: nobody younger is trained, nobody older lives.</param>
    public void BeBornOn(DateOnly? birthDate, DateOnly today)
    {
        if (birthDate is { } day && (day > today.AddYears(-14) || day < today.AddYears(-110)))
        {
            throw new RuleBrokenException("Person.BirthDateUnlikely", day);
        }

        BirthDate = birthDate;
    }

    // Icelandic eths come from old fonts and keyboards; no Vietnamese name has one.
    private static string Words(string text) => string.Join(
        ' ',
        text.Normalize().Replace('\u00D0', '\u0110').Replace('\u00F0', '\u0111').Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
