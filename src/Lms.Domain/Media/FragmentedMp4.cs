using System.Buffers.Binary;
using System.Text;

namespace Lms.Domain.Media;

/// <summary>
/// A fragmented MP4 that we made ourselves, read for what it is played by: where its head ends, where its segments end and how
/// long each plays, and what its codecs are called. ISO/IEC 14496-12; the codecs by RFC 6381.
/// </summary>
public sealed record FragmentedMp4(long HeadLength, string Codecs, IReadOnlyList<SegmentMade> Segments)
{
    /// <summary>Seconds after which a segment ends with the fragment that it holds: few enough to begin soon, many enough to ask seldom.</summary>
    public const double SegmentSeconds = 4;

    private const double ShortestLast = 2;
    private const int LongestHead = 1_000_000;
    private const int LongestFragmentHead = 16_000_000;

    public double Seconds => Segments.Sum(segment => segment.Seconds);

    /// <summary>At the densest segment.</summary>
    public int BitsPerSecond
    {
        get
        {
            var (most, begin) = (0.0, HeadLength);
            foreach (var segment in Segments)
            {
                most = Math.Max(most, (segment.End - begin) * 8 / segment.Seconds);
                begin = segment.End;
            }

            return (int)Math.Ceiling(most);
        }
    }

    /// <param name="file">From its first byte; can be sought in.</param>
    /// <exception cref="InvalidDataException">It is none, or holds nothing.</exception>
    public static FragmentedMp4 Read(Stream file)
    {
        var (head, tracks, fragments) = (0L, default(Tracks), new List<SegmentMade>());
        for (long at = 0, end; at < file.Length; at = end)
        {
            var box = Box.At(file, at);
            end = at + box.Length;
            switch (box.Type)
            {
                case "moov":
                    tracks = Tracks.Of(box.Content(file, LongestHead));
                    head = end;
                    break;
                case "moof" when tracks is not null:
                    fragments.Add(new SegmentMade(0, tracks.SecondsOf(box.Content(file, LongestFragmentHead))));
                    break;
                case "mdat" when fragments.Count > 0:
                    fragments[^1] = fragments[^1] with { End = end };
                    break;
            }
        }

        var segments = Joined(fragments);
        return tracks is not null && segments.Count > 0 ? new FragmentedMp4(head, tracks.Codecs, segments) : throw new InvalidDataException();
    }

    // Fragments begin where a picture stands by itself. A rest that plays no time is no segment of its own.
    private static List<SegmentMade> Joined(List<SegmentMade> fragments)
    {
        var segments = new List<SegmentMade>();
        foreach (var fragment in fragments)
        {
            if (segments.Count > 0 && segments[^1].Seconds < SegmentSeconds - 0.1)
            {
                segments[^1] = new SegmentMade(fragment.End, segments[^1].Seconds + fragment.Seconds);
            }
            else
            {
                segments.Add(fragment);
            }
        }

        if (segments.Count > 1 && segments[^1].Seconds < ShortestLast)
        {
            segments[^2] = new SegmentMade(segments[^1].End, segments[^2].Seconds + segments[^1].Seconds);
            segments.RemoveAt(segments.Count - 1);
        }

        return segments.All(segment => segment.Seconds > 0) ? segments : throw new InvalidDataException();
    }

    private readonly record struct Box(string Type, long Begin, int HeaderLength, long Length)
    {
        public static Box At(Stream file, long at)
        {
            Span<byte> header = stackalloc byte[16];
            file.Position = at;
            var read = file.ReadAtLeast(header, 8, throwOnEndOfStream: false);
            var box = Of(header[..read], at);
            return box.Length <= file.Length - at ? box : throw new InvalidDataException();
        }

        public static IEnumerable<(string Type, Memory<byte> Content)> In(Memory<byte> content)
        {
            for (var at = 0; at < content.Length;)
            {
                var box = Of(content.Span[at..], at);
                if (box.Length > content.Length - at)
                {
                    throw new InvalidDataException();
                }

                yield return (box.Type, content.Slice(at + box.HeaderLength, (int)box.Length - box.HeaderLength));
                at += (int)box.Length;
            }
        }

        public Memory<byte> Content(Stream file, int longest)
        {
            if (Length > longest)
            {
                throw new InvalidDataException();
            }

            var content = new byte[Length - HeaderLength];
            file.Position = Begin + HeaderLength;
            file.ReadExactly(content);
            return content;
        }

        private static Box Of(ReadOnlySpan<byte> bytes, long at)
        {
            if (bytes.Length < 8)
            {
                throw new InvalidDataException();
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
            var isLong = length == 1 && bytes.Length >= 16;
            length = isLong ? BinaryPrimitives.ReadInt64BigEndian(bytes[8..]) : length;
            var header = isLong ? 16 : 8;
            return length >= header ? new Box(Encoding.Latin1.GetString(bytes.Slice(4, 4)), at, header, length) : throw new InvalidDataException();
        }
    }

    /// <summary>What the head says of pictures and sound. By the pictures, where there are any, it is told how long a fragment plays.</summary>
    private sealed class Tracks
    {
        private readonly Dictionary<uint, Track> all = [];

        private readonly Dictionary<uint, uint> usual = [];

        public string Codecs => string.Join(",", all.Values.OrderBy(track => track.HasPictures ? 0 : 1).Select(track => track.Codec));

        public static Tracks Of(Memory<byte> moov)
        {
            var tracks = new Tracks();
            foreach (var (type, content) in Box.In(moov))
            {
                if (type == "trak")
                {
                    var track = Track.Of(content);
                    tracks.all.Add(track.Id, track);
                }
                else if (type == "mvex")
                {
                    foreach (var trex in Box.In(content).Where(box => box.Type == "trex"))
                    {
                        tracks.usual[UInt(trex.Content, 4)] = UInt(trex.Content, 12);
                    }
                }
            }

            return tracks.all.Count > 0 ? tracks : throw new InvalidDataException();
        }

        public double SecondsOf(Memory<byte> moof)
        {
            var leading = all.Values.OrderBy(track => track.HasPictures ? 0 : 1).First();
            var plays = 0L;
            foreach (var traf in Box.In(moof).Where(box => box.Type == "traf"))
            {
                var parts = Box.In(traf.Content).ToList();
                var header = parts.Find(part => part.Type == "tfhd").Content;
                if (UInt(header, 4) == leading.Id)
                {
                    plays += parts.Where(part => part.Type == "trun").Sum(run => Duration(run.Content, Usual(header, leading.Id)));
                }
            }

            return (double)plays / leading.Scale;
        }

        // tfhd: flags, track, then what its flags name, in this order.
        private uint Usual(Memory<byte> header, uint id)
        {
            var flags = UInt(header, 0) & 0xFFFFFF;
            var at = 8 + ((flags & 0x1) != 0 ? 8 : 0) + ((flags & 0x2) != 0 ? 4 : 0);
            return (flags & 0x8) != 0 ? UInt(header, at) : usual.GetValueOrDefault(id);
        }

        // trun: flags, count, then offset and first flags where named, then for each sample what is named of it.
        private static long Duration(Memory<byte> run, uint usual)
        {
            var (flags, count) = (UInt(run, 0) & 0xFFFFFF, UInt(run, 4));
            if ((flags & 0x100) == 0)
            {
                return (long)count * usual;
            }

            var at = 8 + ((flags & 0x1) != 0 ? 4 : 0) + ((flags & 0x4) != 0 ? 4 : 0);
            var each = 4 * (1 + ((flags & 0x200) != 0 ? 1 : 0) + ((flags & 0x400) != 0 ? 1 : 0) + ((flags & 0x800) != 0 ? 1 : 0));
            var sum = 0L;
            for (var sample = 0; sample < count; sample++)
            {
                sum += UInt(run, at + (sample * each));
            }

            return sum;
        }
    }

    private sealed record Track(uint Id, uint Scale, bool HasPictures, string Codec)
    {
        public static Track Of(Memory<byte> trak)
        {
            var header = In(trak, "tkhd");
            var media = In(trak, "mdia");
            var time = In(media, "mdhd");
            var sample = In(In(In(media, "minf"), "stbl"), "stsd")[8..];
            var scale = UInt(time, time.Span[0] == 1 ? 20 : 12);
            var (type, content) = Box.In(sample).First();
            return new Track(UInt(header, header.Span[0] == 1 ? 20 : 12), scale, type == "avc1", type switch
            {
                // The fields of a picture before its boxes take 78 bytes; what it is made by stands first in avcC.
                "avc1" => "avc1." + Convert.ToHexStringLower(In(content[78..], "avcC").Span.Slice(1, 3)),

                // Object type 2, low complexity: the only one that we make.
                "mp4a" => "mp4a.40.2",
                _ => throw new InvalidDataException(),
            });
        }

        private static Memory<byte> In(Memory<byte> content, string type)
        {
            var found = Box.In(content).FirstOrDefault(box => box.Type == type);
            return found.Type is null ? throw new InvalidDataException() : found.Content;
        }
    }

    private static uint UInt(Memory<byte> content, int at) => at + 4 <= content.Length
        ? BinaryPrimitives.ReadUInt32BigEndian(content.Span[at..])
        : throw new InvalidDataException();
}
