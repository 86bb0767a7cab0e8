using Lms.Domain.Language;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

/// <summary>Looks duties' wordings over by <see cref="DutyWording"/> with the names that the centre's register knows.</summary>
public static class RegisterWording
{
    /// <summary>
    /// Writes into each duty what there is to look at. Of the register only those names are read that begin like some two
    /// syllables of the wordings: one statement, however many duties and people there are.
    /// </summary>
    public static async Task Judge(this LmsDbContext db, Guid centreId, IReadOnlyCollection<DutyAssignment> duties, CancellationToken stop)
    {
        var beginnings = duties.SelectMany(duty => DutyWording.Beginnings(duty.Position, duty.Duty)).Distinct().ToArray();
        var names = beginnings.Length == 0 ? [] : await db.Database.SqlQuery<string>($"""
            select p.full_name as "Value" from people p join memberships m on m.person_id = p.id
            where m.centre_id = {centreId}
              and split_part(p.search_text, ' ', 1) || ' ' || split_part(p.search_text, ' ', 2) = any ({beginnings})
            """).ToListAsync(stop);
        var folded = names.Select(SearchKey.Of).ToHashSet();
        foreach (var duty in duties)
        {
            duty.Judge(DutyWording.Concerns(duty.Position, duty.Duty, folded));
        }
    }
}
