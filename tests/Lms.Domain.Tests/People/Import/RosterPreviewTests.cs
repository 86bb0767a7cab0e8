using System.Text;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using static Lms.Domain.Tests.People.Import.Rosters;

namespace Lms.Domain.Tests.People.Import;

public sealed class RosterPreviewTests
{
    private const string Heading = "Mã | Họ và tên | Ngày sinh | Điện thoại | Email | Đơn vị | Lớp";

    [Fact]
    public void Somebody_nobody_knows_is_new()
    {
        var line = One(Register(), "sv-01 | Nguyễn  Thị Ðào | 01/02/1985 | 912 345 678 | dao@x.vn | chi bo thon doai | llct01");

        Assert.Equal(RosterFate.New, line.Fate);
        Assert.Equal(("SV-01", "Nguyễn Thị", "Đào", "0912345678"), (line.Row.Code, line.Row.FamilyName, line.Row.GivenName, line.Row.Phone));
        Assert.Equal((Unit, Class), (line.UnitId!.Value, line.ClassId!.Value));
    }

    [Fact]
    public void The_same_file_again_changes_nothing()
    {
        var known = Person("SV-01", "Nguyễn Thị Đào", "01/02/1985", "0912345678", "Dao@x.vn", unit: Unit);
        known.Classes.Add(Class);

        var line = One(Register(known), "SV-01 | Nguyễn Thị Đào | 01/02/1985 | 0912345678 | dao@X.vn | Chi bộ thôn Đoài | LLCT01");

        Assert.Equal(RosterFate.Known, line.Fate);
        Assert.Empty(line.Changes);
    }

    [Theory]
    [InlineData("Nguyễn Thị Hoà")]
    [InlineData("Nguyễn Thị Hòa")]
    [InlineData("NGUYỄN THỊ HÒA")]
    [InlineData("  nguyen   thi  hoa ")]
    [InlineData("Hoà Nguyễn Thị")]
    public void Spellings_of_one_name_are_one_person(string spelling)
    {
        foreach (var form in new[] { NormalizationForm.FormC, NormalizationForm.FormD })
        {
            var line = One(Register(Person("SV-01", "Nguyễn Thị Hoà", "01/02/1985")), $"SV-01 | {spelling.Normalize(form)} | 01/02/1985 | | | |");

            Assert.Equal(RosterFate.Known, line.Fate);
        }
    }

    [Theory]
    [InlineData("\u0110ỗ \u0110ạt")]
    [InlineData("\u00D0ỗ \u00D0ạt")]
    [InlineData("\u00D0ạt \u0111ỗ")]
    public void Both_letters_that_look_like_the_Vietnamese_one_are_one(string spelling) =>
        Assert.Equal(RosterFate.Known, One(Register(Person("A1", "Đỗ Đạt")), $"A1 | {spelling} | | | | |").Fate);

    [Fact]
    public void A_row_says_anew_only_what_it_says()
    {
        var line = One(Register(Person("A1", "Lê An", "01/02/1985", "0912345678", "an@x.vn", unit: Unit)), "A1 | Lê An | | 0912345679 | | Chi bộ thôn Trung |");

        Assert.Equal(RosterFate.Changed, line.Fate);
        Assert.Equal([RosterField.Phone, RosterField.Unit], line.Changes.Select(change => change.Field));
        Assert.Equal(("0912345678", "0912345679"), (line.Changes[0].Before, line.Changes[0].After));
    }

    [Fact]
    public void Somebody_of_another_centre_joins_and_their_record_is_only_filled_in()
    {
        var line = One(Register(Person("A1", "Lê An", null, "0912345678", here: false, elsewhere: true, holdsRole: false)), "A1 | Lê An | 01/02/1985 | 0999999999 | | |");

        Assert.Equal(RosterFate.Joins, line.Fate);
        Assert.Equal([RosterField.BirthDate, null], line.Changes.Select(change => change.Field));
    }

    [Fact]
    public void What_another_centre_wrote_is_not_overwritten_nor_told()
    {
        var line = One(Register(Person("A1", "Lê An", phone: "0912345678", elsewhere: true)), "A1 | Lê An | | 0999999999 | | |");

        Assert.Equal(RosterFate.Known, line.Fate);
        Assert.Equal("Roster.KeptForAnotherCentre", Assert.Single(line.Notes).Key);
    }

    [Fact]
    public void A_code_or_number_of_somebody_else_is_refused()
    {
        var register = Register(Person("A1", "Lê An", phone: "0912345678"), Person("Z9", "Vũ Ở Xa", phone: "0987654321", here: false, elsewhere: true));

        Assert.Equal(["Roster.CodeOfAnother"], One(register, "A1 | Trần Bình | | | | |").Reasons());
        Assert.Equal(["Roster.PhoneOfAnother"], One(register, "A2 | Trần Bình | | 0912345678 | | |").Reasons());
        var stranger = One(register, "Z9 | Trần Bình | | | | |");
        Assert.Equal(["Roster.CodeTaken"], stranger.Reasons());
        Assert.Empty(stranger.Problems[0].Arguments);
        Assert.Equal(["Roster.PhoneTaken"], One(register, "A2 | Trần Bình | | 0987654321 | | |").Reasons());
    }

    [Fact]
    public void Without_a_code_a_name_with_a_number_or_a_birthday_is_enough_for_somebody_known()
    {
        var register = Register(Person("A1", "Lê An", "01/02/1985", "0912345678"));

        Assert.Equal(RosterFate.Known, One(register, " | An Lê | 01/02/1985 | | | |").Fate);
        Assert.Equal(RosterFate.Known, One(register, " | Lê An | | 0912345678 | | |").Fate);
        Assert.Equal(["Roster.CodeMissing"], One(register, " | Lê An | | | | |").Reasons());
        Assert.Equal(["Roster.CodeMissing"], One(register, " | Lê An | 01/02/1986 | | | |").Reasons());
    }

    [Fact]
    public void The_same_name_and_birthday_under_another_code_is_a_duplicate()
    {
        var line = One(Register(Person("A1", "Nguyễn Thị Hòa", "01/02/1985")), "B7 | Hoà Nguyễn Thị | 01/02/1985 | | | |");

        Assert.Equal(RosterFate.Duplicate, line.Fate);
        Assert.Equal(["Roster.HereUnderAnotherCode"], line.Reasons());
    }

    [Fact]
    public void Birthdays_at_another_centre_are_not_told() => Assert.Equal(
        RosterFate.New, One(Register(Person("A1", "Lê An", "01/02/1985", here: false, elsewhere: true)), "B7 | Lê An | 01/02/1985 | | | |").Fate);

    [Fact]
    public void Rows_about_one_person_are_found_across_spellings()
    {
        var preview = Preview(
            Register(), Heading,
            "A1 | Nguyễn Thị Hoà | 01/02/1985 | 0912345678 | | |",
            "a1 | Nguyễn Thị Hòa | | | | |",
            "B2 | Hòa Nguyễn  Thị | 01/02/1985 | | | |",
            " | Nguyen Thi Hoa | | +84 912 345 678 | | |",
            "A1 | Trần Văn Khác | | | | |",
            "C3 | Trần Văn Khác | | 0912345678 | | |",
            "D4 | Nguyễn Thị Hoà | 02/02/1985 | | | |");

        Assert.Equal(
            [RosterFate.New, RosterFate.Duplicate, RosterFate.Duplicate, RosterFate.Duplicate, RosterFate.Refused, RosterFate.Refused, RosterFate.New],
            preview.Lines.Select(line => line.Fate));
        Assert.Equal(["Roster.SameAsAbove"], preview.Lines[1].Reasons());
        Assert.Equal(["Roster.BornAsAbove"], preview.Lines[2].Reasons());
        Assert.Equal(["Roster.CodeUsedAbove"], preview.Lines[4].Reasons());
        Assert.Equal((2, 5), (preview.Written, preview.Bad));
    }

    [Fact]
    public void A_refused_row_does_not_stand_in_the_way_of_a_later_one()
    {
        var preview = Preview(Register(), Heading, "A1 | Lê An | 31/02/1985 | | | |", "A1 | Lê An | 28/02/1985 | | | |");

        Assert.Equal([RosterFate.Refused, RosterFate.New], preview.Lines.Select(line => line.Fate));
    }

    [Fact]
    public void Two_rows_of_one_known_person_are_one_change()
    {
        var preview = Preview(Register(Person("A1", "Lê An", "01/02/1985", "0912345678")), Heading, "A1 | Lê An | | | a@x.vn | |", " | Lê An | 01/02/1985 | | b@x.vn | |");

        Assert.Equal([RosterFate.Changed, RosterFate.Duplicate], preview.Lines.Select(line => line.Fate));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\") | Lê An | | | | |", 0, "Roster.CodeSigns")]
    [InlineData("A1 | =1+1 | | | | |", 1, "Person.NameSigns")]
    [InlineData("A1 | | | | | |", 1, "Person.NameRequired")]
    [InlineData("A1 | Lê An | 31/02/2005 | | | |", 2, "Roster.NoSuchDay")]
    [InlineData("A1 | Lê An | 1/2/05 | | | |", 2, "Roster.YearTooShort")]
    [InlineData("A1 | Lê An | 01/02/2025 | | | |", 2, "Person.BirthDateUnlikely")]
    [InlineData("A1 | Lê An | | +84901 | | |", 3, "Person.PhoneUnknown")]
    [InlineData("A1 | Lê An | | | ở nhà | |", 4, "Person.EmailUnknown")]
    [InlineData("A1 | Lê An | | | | Chi bộ Mot |", 5, "Roster.UnitAmbiguous")]
    [InlineData("A1 | Lê An | | | | Chi bộ nào đó |", 5, "Roster.UnitUnknown")]
    [InlineData("A1 | Lê An | | | | | LLCT09", 6, "Roster.ClassUnknown")]
    public void A_cell_that_cannot_be_written_is_refused_with_its_column(string row, int column, string reason)
    {
        var line = One(Register(), row);

        Assert.Equal(RosterFate.Refused, line.Fate);
        Assert.Contains(line.Problems, problem => problem.Column == column && problem.Key == reason);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_told_at_once() => Assert.Equal(
        [0, 2, 3, 5], One(Register(), "A 1 | Lê An | 31/02/2005 | 12 | | Chi bộ nào đó |").Problems.Select(problem => problem.Column!.Value).Order());

    [Fact]
    public void The_fingerprint_changes_with_any_fate_and_with_nothing_else()
    {
        string[] rows = [Heading, "A1 | Lê An | | | | |", "A2 | Trần Bình | | | | |"];

        Assert.Equal(Preview(Register(), rows).Fingerprint(), Preview(Register(), rows).Fingerprint());
        Assert.NotEqual(Preview(Register(), rows).Fingerprint(), Preview(Register(Person("A2", "Trần Bình")), rows).Fingerprint());
    }

    [Fact]
    public void However_rows_are_shuffled_and_respelled_nobody_is_written_twice()
    {
        var random = new Random(20261127);
        string[] names = ["Nguyễn Thị Hoà", "Trần Văn Ðịnh", "Lê Thuý", "Đỗ Khoa", "Phạm Uỷ"];
        for (var round = 0; round < 300; round++)
        {
            var rows = Enumerable.Range(0, 40).Select(_ => Row(random, names)).ToArray();
            var register = Register(Person("C0", names[0], "01/01/1980"), Person("C1", names[1], "02/01/1980", "0912345671"));

            var written = Preview(register, [Heading, .. rows]).Lines.Where(line => line.IsWritten || line.Fate == RosterFate.Known).ToList();

            Assert.Equal(written.Count, written.Select(line => line.Person?.Code ?? line.Row.Code).Distinct().Count());
            Assert.Equal(written.Count(line => line.Row.Phone is not null), written.Select(line => line.Row.Phone).OfType<string>().Distinct().Count());
            var born = written.Where(line => line.Row.BirthDate is not null).Select(line => (line.Row.NameKey, line.Row.BirthDate)).ToList();
            Assert.Equal(born.Count, born.Distinct().Count());
        }
    }

    private static string Row(Random random, string[] names)
    {
        var name = names[random.Next(names.Length)];
        name = random.Next(4) switch
        {
            0 => name.ToUpperInvariant(),
            1 => name.Normalize(NormalizationForm.FormD),
            2 => $"{name.Split(' ')[^1]} {string.Join("  ", name.Split(' ')[..^1])}",
            _ => name,
        };
        var code = random.Next(5) == 0 ? "" : $"C{random.Next(8)}";
        var born = random.Next(2) == 0 ? "" : $"0{random.Next(1, 4)}/01/1980";
        var phone = random.Next(2) == 0 ? "" : $"091234567{random.Next(4)}";
        return $"{code} | {name} | {born} | {phone} | | |";
    }

    private static RosterLine One(RosterRegister register, string row) => Assert.Single(Preview(register, Heading, row).Lines);
}
