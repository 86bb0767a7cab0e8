using Npgsql;

namespace Lms.Web;

/// <summary>PostgreSQL went away or is starting: 503 and in a moment again, not a fault of the site's.</summary>
public static class DatabaseOutOfReach
{
    /// <summary>Whether asking again in a moment may go well.</summary>
    public static bool Is(Exception? problem) => problem switch
    {
        null => false,
        PostgresException { IsTransient: false } => false,
        NpgsqlException => true,
        _ => Is(problem.InnerException),
    };
}
