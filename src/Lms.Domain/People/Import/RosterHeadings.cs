using Lms.Domain.Language;

namespace Lms.Domain.People.Import;

/// <summary>
/// The words that head columns of rosters, in Vietnamese and English, folded by <see cref="SearchKey"/>. Gathered from
/// lists as centres, associations and academies write them.
/// </summary>
internal static class RosterHeadings
{
    private static readonly Dictionary<string, RosterField?> Words = Read(
        (RosterField.Code, "ma|ma so|ma hoc vien|ma hv|ma can bo|ma cb|ma nhan su|ma so can bo|ma so hoc vien|ma so sinh vien|ma sinh vien|mssv|ma sv|mshv|ma nv|ma nhan vien|so hieu|so hieu can bo|code|id|student id|student code|trainee code|personnel code|employee id|employee code"),
        (RosterField.FullName, "ho va ten|ho ten|ho va ten khai sinh|ho ten khai sinh|ho va ten hoc vien|ho ten hoc vien|ten hoc vien|ho va ten can bo|full name|fullname|name"),
        (RosterField.FamilyName, "ho|ho dem|ho va dem|ho lot|ho va lot|ho va ten dem|ho ten dem|ho va chu dem|ho chu dem|ho va chu lot|ho chu lot|family name|last name|surname|family and middle names"),
        (RosterField.GivenName, "ten|ten goi|given name|first name|given"),
        (RosterField.BirthDate, "ngay sinh|ngay thang nam sinh|ngay thang sinh|sinh ngay|nam sinh|date of birth|birth date|birthdate|birthday|dob|born"),
        (RosterField.Phone, "dien thoai|so dien thoai|sdt|so dt|dt|d t|dtdd|di dong|so di dong|dien thoai di dong|so dien thoai di dong|phone|phone number|mobile|mobile phone|telephone|tel"),
        (RosterField.Email, "email|e mail|mail|dia chi email|dia chi e mail|thu dien tu|dia chi thu dien tu|hop thu|email address"),
        (RosterField.Unit, "don vi|don vi cong tac|ten don vi|chi bo|dang bo|chi bo dang bo|to chuc dang|noi cong tac|co quan|co quan don vi|unit|cell|party cell|organisation|organization|department"),
        (RosterField.Class, "lop|ma lop|lop hoc|class|class code|course"),
        (RosterField.Position, "chuc vu|chuc danh|chuc vu dang|chuc vu don vi cong tac|cuong vi|position|title|job title"),
        (RosterField.Duty, "nhiem vu|nhiem vu duoc phan cong|nhiem vu duoc phan cong phu trach|nhiem vu phu trach|phan cong|cong viec|cong viec phu trach|duty|assigned duty"),
        (RosterField.DutyTag, "nhom nhiem vu|loai nhiem vu|tag|duty tag|kind of duty|duty kind"),
        (RosterField.DutyFrom, "tu ngay|tu|ngay bat dau|nhan nhiem vu tu|giu chuc vu tu|ngay bo nhiem|ngay nhan nhiem vu|from|from date|since|start date"),
        (RosterField.DutyTo, "den ngay|den|den het|den het ngay|toi ngay|ket thuc|ngay ket thuc|ket thuc ngay|thoi nhiem vu|thoi nhiem vu ngay|giu nhiem vu den|giu chuc vu den|nhiem vu den|to|to date|until|till|end|ends|end date"),
        (null, "stt|tt|so tt|so thu tu|no|ghi chu|note|notes|remark|remarks|ly do|reason|dong|row|line|gioi tinh|nam nu|gender|sex|dia chi|que quan|address|dan toc|ton giao|trinh do|ngay vao dang|cccd|cmnd"));

    private const int ShortestBeginning = 2;

    // "To" is English for a last day; folded, "Tổ" (a group) reads the same.
    private const string Until = "to";

    /// <summary>False for a word that heads no column we know of; a known column may still hold nothing we read.</summary>
    public static bool TryKnow(string heading, out RosterField? field)
    {
        var key = SearchKey.Of(WithoutBrackets(heading));
        if (key == Until && !heading.All(char.IsAscii))
        {
            field = null;
            return false;
        }

        return Words.TryGetValue(key, out field) || BeginsLikeOne(key, out field);
    }

    // "Chi bộ sinh hoạt" begins like a heading we know; a single syllable may begin anything.
    private static bool BeginsLikeOne(string key, out RosterField? field)
    {
        for (var cut = key.LastIndexOf(' '); cut > 0; cut = key.LastIndexOf(' ', cut - 1))
        {
            var beginning = key[..cut];
            if (beginning.Split(' ').Length >= ShortestBeginning && Words.TryGetValue(beginning, out field) && field is not null)
            {
                return true;
            }
        }

        field = null;
        return false;
    }

    // "Ngày sinh (dd/mm/yyyy)": what stands in brackets explains.
    private static string WithoutBrackets(string heading)
    {
        var open = heading.IndexOf('(', StringComparison.Ordinal);
        return open > 0 ? heading[..open] : heading;
    }

    private static Dictionary<string, RosterField?> Read(params (RosterField? Field, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split('|').Select(word => (word, list.Field))).ToDictionary(pair => pair.word, pair => pair.Field);
}
