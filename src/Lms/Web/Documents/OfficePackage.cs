using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Lms.Domain;

namespace Lms.Web.Documents;

public enum OfficeKind
{
    Word = 1,
    Slides,
    Sheet,
}

/// <summary>
/// A file of Word, PowerPoint or Excel that somebody sent. Looked at from outside before anything in it is read: see
/// <see cref="OfficeGuard"/>. Its parts are read one at a time, by name, and never more of one than the directory told
/// of: whatever reads office files reads them through here.
/// </summary>
public sealed class OfficePackage : IDisposable
{
    private static readonly XmlReaderSettings Sealed = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts;

    private OfficePackage(ZipArchive archive, Dictionary<string, ZipArchiveEntry> parts, (OfficeKind Kind, string Main) content)
    {
        this.archive = archive;
        this.parts = parts;
        (Kind, MainPart) = content;
    }

    public OfficeKind Kind { get; }

    /// <summary>The part with which reading begins: "word/document.xml" as a rule.</summary>
    public string MainPart { get; }

    /// <summary>The program that writes files of a kind, by its name in every language.</summary>
    public static string ProgramOf(OfficeKind kind) => kind switch
    {
        OfficeKind.Word => "Word",
        OfficeKind.Slides => "PowerPoint",
        OfficeKind.Sheet => "Excel",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <param name="file">Can be sought in; stays open.</param>
    /// <param name="name">What its sender calls it; refusals name it.</param>
    /// <exception cref="RuleBrokenException">Office.…: why this file is not opened.</exception>
    public static OfficePackage Open(Stream file, string name)
    {
        OfficeGuard.RequireZip(file, name);
        return Unbroken(name, () =>
        {
            var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            try
            {
                var parts = OfficeGuard.RequireHarmless(archive, name);
                return new OfficePackage(archive, parts, OfficeContent.Of(parts, name));
            }
            catch
            {
                archive.Dispose();
                throw;
            }
        });
    }

    /// <summary>
    /// Runs what reads a file. A damaged one is met in as many ways as there is damage: all of them become the one word
    /// for it, since nothing here touches anything else than the file.
    /// </summary>
    public static T Unbroken<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or EndOfStreamException or FormatException
            or OverflowException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            throw new RuleBrokenException("Office.Damaged", name);
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    public Stream? OpenPart(string part) => parts.TryGetValue(part, out var entry) ? entry.Open() : null;

    /// <summary>Unpacked bytes of a part; 0 when it is not there.</summary>
    public long LengthOf(string part) => parts.TryGetValue(part, out var entry) ? entry.Length : 0;

    /// <summary>A part to be read as it unpacks; null when it is not there.</summary>
    public XmlReader? Read(string part) => OpenPart(part) is { } stream ? XmlOf(stream) : null;

    /// <summary>A part as a whole; null when it is not there, or larger than such parts are.</summary>
    public XElement? Tree(string part)
    {
        if (LengthOf(part) is 0 or > OfficeGuard.LongestTree)
        {
            return null;
        }

        using var reader = Read(part)!;
        return OfficeXml.Load(reader);
    }

    /// <summary>What a part points at, by id.</summary>
    public IReadOnlyDictionary<string, OfficeRelation> RelationsOf(string part) =>
        Tree(OfficeRelation.HomeOf(part)) is { } tree ? OfficeRelation.Of(tree, part) : new Dictionary<string, OfficeRelation>();

    public void Dispose() => archive.Dispose();

    internal static XmlReader XmlOf(Stream stream)
    {
        var settings = Sealed.Clone();
        settings.CloseInput = true;
        return XmlReader.Create(stream, settings);
    }
}
