using System.Text;
using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("0912 345 678")]
    [InlineData("0912.345.678")]
    [InlineData("+84 912 345 678")]
    [InlineData("(+84) 912-345-678")]
    [InlineData("84912345678")]
    public void Every_way_of_writing_a_phone_number_is_one_number(string written) =>
        Assert.Equal("0912345678", Person.NormalizePhone(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("không có")]
    public void No_digits_are_no_phone(string? written) => Assert.Null(Person.NormalizePhone(written));

    [Theory]
    [InlineData("12345678")]
    [InlineData("0912 345 678 90123")]
    public void A_number_too_short_or_too_long_is_refused(string written) =>
        AssertBroken("Person.PhoneUnknown", () => new Person("A1", "Lê", "An", written));

    [Fact]
    public void Names_are_kept_composed_and_single_spaced()
    {
        var person = new Person(" sv-hv99 ", "Nguyễn  Thị ".Normalize(NormalizationForm.FormD), "Hường".Normalize(NormalizationForm.FormD));

        Assert.Equal("Nguyễn Thị Hường".Normalize(NormalizationForm.FormC), person.FullName);
        Assert.Equal("Hường".Normalize(NormalizationForm.FormC), person.GivenName);
        Assert.Equal("SV-HV99", person.Code);
        Assert.Equal("nguyen thi huong sv hv99", person.SearchText);
    }

    [Fact]
    public void An_Icelandic_eth_typed_for_the_Vietnamese_letter_becomes_it()
    {
        var person = new Person("A1", "\u00D0ỗ Quang", "\u00D0ạt");

        Assert.Equal("\u0110ỗ Quang \u0110ạt", person.FullName);
    }

    [Fact]
    public void A_given_name_is_enough_but_needed()
    {
        Assert.Equal("Pành", new Person("A1", "", "Pành").FullName);
        AssertBroken("Person.NameRequired", () => new Person("A1", "Lò Văn", "  "));
    }

    [Theory]
    [InlineData("Lê", "=1+1")]
    [InlineData("Lê", "An\u202Enab")]
    [InlineData("Lê 02412", "An")]
    [InlineData("@Lê", "An")]
    public void Signs_that_no_name_has_are_refused(string family, string given) =>
        AssertBroken("Person.NameSigns", () => new Person("A1", family, given));

    [Theory]
    [InlineData("Y Êban", "H'Hen")]
    [InlineData("Tôn-Thất", "T.An")]
    [InlineData("Ksơ\u0306r", "Y\u031bn")]
    public void Names_of_every_people_are_kept(string family, string given) =>
        Assert.Equal($"{family} {given}", new Person("A1", family, given).FullName);

    [Fact]
    public void A_name_that_is_too_long_is_refused() =>
        AssertBroken("Person.NameRequired", () => new Person("A1", new string('a', 99), "An"));

    [Fact]
    public void A_code_is_needed_and_bounded()
    {
        AssertBroken("Person.CodeRequired", () => new Person("  ", "Lê", "An"));
        AssertBroken("Person.CodeRequired", () => new Person(new string('x', 33), "Lê", "An"));
    }

    [Theory]
    [InlineData("khong-phai-thu")]
    public void An_address_without_its_sign_is_refused(string written) =>
        AssertBroken("Person.EmailUnknown", () => new Person("A1", "Lê", "An", email: written));

    [Fact]
    public void Renaming_changes_what_searching_finds()
    {
        var person = new Person("A1", "Lê", "An");

        person.Rename("Đào", "Huệ");

        Assert.Equal("dao hue a1", person.SearchText);
    }

    private static void AssertBroken(string key, Func<Person> act) =>
        Assert.Equal(key, Assert.Throws<RuleBrokenException>(act).Key);
}
