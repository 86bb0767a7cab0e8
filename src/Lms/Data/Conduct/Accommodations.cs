using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Conduct;

public static class Accommodations
{
    public static Task<Accommodation?> StandingAccommodation(
        this LmsDbContext db, Guid centreId, Guid sittingId, Guid personId, CancellationToken stop) => db.Accommodations
        .SingleOrDefaultAsync(
            one => one.CentreId == centreId && one.ExamSittingId == sittingId && one.PersonId == personId && one.WithdrawnAt == null, stop);
}
