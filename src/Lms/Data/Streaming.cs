using Microsoft.EntityFrameworkCore;

namespace Lms.Data;

public static class Streaming
{
    /// <summary>
    /// Row by row as they arrive. A query that may be split is read into memory whole before its first row is given out, even where
    /// there is nothing to split. Until it ends the connection answers nothing else.
    /// </summary>
    public static IAsyncEnumerable<T> Streamed<T>(this IQueryable<T> rows)
        where T : class =>
        rows.AsSingleQuery().AsAsyncEnumerable();
}
