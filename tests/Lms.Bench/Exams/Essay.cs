using System.Text;

namespace Lms.Bench.Exams;

/// <summary>Varied Vietnamese text as trainees write it; the same number gives the same text.</summary>
public static class Essay
{
    private static readonly string[] Words =
        ("chi bộ là tế bào của Đảng nơi trực tiếp đưa đường lối vào cuộc sống mỗi đảng viên phải gương mẫu học tập rèn luyện đạo đức lối sống gần dân trọng dân "
        + "sinh hoạt định kỳ tự phê bình và phê bình nghị quyết phân công nhiệm vụ kiểm tra giám sát kịp thời nhân dân xã thôn bản khó khăn thuận lợi hạn chế nguyên nhân "
        + "biện pháp khắc phục tháng quý năm kết quả cụ thể số liệu tuyên truyền vận động hội viên đoàn thể thanh niên phụ nữ nông dân cựu chiến binh xây dựng nông thôn mới").Split(' ');

    /// <summary>Words and full stops, of about so many bytes of UTF-8.</summary>
    public static string Of(int seed, int bytes)
    {
        var chance = new Random(seed);
        var text = new StringBuilder();
        for (var (length, place) = (0, 1); length < bytes; place++)
        {
            var word = Word(chance) + (place % 17 == 0 ? ". " : " ");
            text.Append(word);
            length += Encoding.UTF8.GetByteCount(word);
        }

        return text.ToString();
    }

    public static string Word(Random chance) => Words[chance.Next(Words.Length)];

    /// <summary>One change as a writer makes it: mostly at the end, now and then a stretch taken out or put in before.</summary>
    public static string Edit(string text, Random chance)
    {
        var place = chance.Next(4) == 0 && text.Length > 0 ? chance.Next(text.Length) : text.Length;
        var removed = chance.Next(5) == 0 ? Math.Min(chance.Next(40), text.Length - place) : 0;
        return string.Concat(text.AsSpan(0, place), $" {Word(chance)} {chance.Next(1_000)}", text.AsSpan(place + removed));
    }
}
