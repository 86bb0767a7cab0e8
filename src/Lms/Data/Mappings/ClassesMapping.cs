using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Data.Mappings;

internal sealed class TrainingClassMapping : IEntityTypeConfiguration<TrainingClass>
{
    public void Configure(EntityTypeBuilder<TrainingClass> trainingClass)
    {
        trainingClass.ToTable("classes");
        trainingClass.KeyedInCentre();
        trainingClass.RefersTo<TrainingClass, Programme>("ProgrammeId");
        trainingClass.Property(c => c.Code).HasMaxLength(TrainingClass.CodeLength);
        trainingClass.Property(c => c.Name).HasMaxLength(TrainingClass.NameLength);
        trainingClass.HasIndex(c => new { c.CentreId, c.Code }).IsUnique();
        trainingClass.Owns(c => c.Sessions, "ClassId");
        trainingClass.Owns(c => c.Enrolments, "ClassId");
        trainingClass.Guarded();
    }
}

internal sealed class ClassSessionMapping : IEntityTypeConfiguration<ClassSession>
{
    public void Configure(EntityTypeBuilder<ClassSession> session)
    {
        session.ToTable("class_sessions");
        session.KeyedInCentre();
        session.RefersTo<ClassSession, LessonPlan>("LessonPlanId");
        session.NamesMember("LecturerId");
        session.Property(s => s.MeetingUrl).HasMaxLength(ClassSession.MeetingUrlLength);
        session.HasIndex(s => new { s.CentreId, s.StartsAt });
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.KeyedInCentre("ClassId", "PersonId");
        enrolment.NamesMember("PersonId");
    }
}
