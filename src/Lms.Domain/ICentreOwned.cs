namespace Lms.Domain;

/// <summary>
/// Belongs to one centre. Every key and foreign key of such a row includes <see cref="CentreId"/>, so that no row
/// can point at another centre's.
/// </summary>
public interface ICentreOwned
{
    Guid CentreId { get; }
}
