namespace Lms.Data.Archives;

/// <summary>
/// What one part of the system has to keep of a released sitting. Asked in the reader's name, who may read its results; everything
/// is read in one snapshot, and written in Vietnamese.
/// </summary>
public interface IArchivePart
{
    /// <summary>The folder it writes to, with a number before it: parts come in this order.</summary>
    string Folder { get; }

    Task Write(SittingArchive archive, CancellationToken stop);
}
