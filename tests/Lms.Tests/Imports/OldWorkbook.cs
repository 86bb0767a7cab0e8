using System.Text;

namespace Lms.Tests.Imports;

/// <summary>A workbook as Excel 97 wrote it, with texts alone: one stream of records in a compound file.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    public static byte[] Of(params string[][] rows)
    {
        var stream = Records(rows);

        // Shorter streams would lie in a store of their own.
        Array.Resize(ref stream, (Math.Max(stream.Length, 4096) + Sector - 1) / Sector * Sector);
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        Head(writer);
        Chains(writer, stream.Length / Sector);
        Entry(writer, "Root Entry", 5, child: 1, End, 0);
        Entry(writer, "Workbook", 2, child: Free, 2, (uint)stream.Length);
        writer.Write(new byte[Sector - 256]);
        writer.Write(stream);
        return file.ToArray();
    }

    private static void Head(BinaryWriter writer)
    {
        writer.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        writer.Write(new byte[16]);
        foreach (var word in new ushort[] { 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0 })
        {
            writer.Write(word);
        }

        foreach (var number in new uint[] { 0, 1, 1, 0, 4096, End, 0, End, 0, 0 })
        {
            writer.Write(number);
        }

        for (var more = 1; more < 109; more++)
        {
            writer.Write(Free);
        }
    }

    private static void Chains(BinaryWriter writer, int sectors)
    {
        writer.Write(0xFFFFFFFD);
        writer.Write(End);
        for (var next = 2; next < Sector / 4; next++)
        {
            writer.Write(next < sectors + 1 ? (uint)next + 1 : next == sectors + 1 ? End : Free);
        }
    }

    private static void Entry(BinaryWriter writer, string name, byte type, uint child, uint start, uint size)
    {
        var letters = new byte[64];
        Encoding.Unicode.GetBytes(name, letters);
        writer.Write(letters);
        writer.Write((ushort)((name.Length + 1) * 2));
        writer.Write([type, 1]);
        writer.Write(Free);
        writer.Write(Free);
        writer.Write(child);
        writer.Write(new byte[36]);
        writer.Write(start);
        writer.Write((ulong)size);
    }

    private static byte[] Records(string[][] rows)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Begin(writer, 0x0005);
        Record(writer, 0x0042, [0xB0, 0x04]);
        var sheet = (int)stream.Position + 4 + 13 + 4;
        Record(writer, 0x0085, [.. BitConverter.GetBytes(sheet), 0, 0, 5, 0, .. "Sheet"u8]);
        Record(writer, 0x000A, []);
        Begin(writer, 0x0010);
        foreach (var (row, cells) in rows.Index())
        {
            foreach (var (column, cell) in cells.Index())
            {
                Record(writer, 0x0204, [
                    .. BitConverter.GetBytes((ushort)row), .. BitConverter.GetBytes((ushort)column), 0, 0,
                    .. BitConverter.GetBytes((ushort)cell.Length), 1, .. Encoding.Unicode.GetBytes(cell)]);
            }
        }

        Record(writer, 0x000A, []);
        return stream.ToArray();
    }

    private static void Begin(BinaryWriter writer, ushort kind) =>
        Record(writer, 0x0809, [0x00, 0x06, .. BitConverter.GetBytes(kind), 0xDB, 0x0A, 0xCC, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);

    private static void Record(BinaryWriter writer, ushort id, byte[] data)
    {
        writer.Write(id);
        writer.Write((ushort)data.Length);
        writer.Write(data);
    }
}
