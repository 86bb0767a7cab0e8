namespace Lms.Domain.People;

/// <summary>Standing roles of a person at one centre. Invigilators, markers and the like are appointed per sitting.</summary>
public enum Role
{
    Director = 1,
    DeputyDirector,
    AcademicOffice,
    Lecturer,
    CellOfficer,
    Trainee,
    Administrator,
    ProvinceViewer,
}
