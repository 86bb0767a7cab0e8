using System.Security.Cryptography;

namespace Lms.Domain.Marking;

/// <summary>Drawing by lot (bốc thăm). Nobody can foresee <see cref="Fair"/>; a test draws from a source of its own.</summary>
public sealed class Lot(Func<int, int> below)
{
    public static Lot Fair { get; } = new(RandomNumberGenerator.GetInt32);

    /// <summary>A number from 0, below the given one.</summary>
    public int Below(int count) => below(count);

    /// <summary>The same things in an order by lot.</summary>
    public T[] Shuffled<T>(IEnumerable<T> things)
    {
        var shuffled = things.ToArray();
        for (var left = shuffled.Length; left > 1; left--)
        {
            var drawn = Below(left);
            (shuffled[left - 1], shuffled[drawn]) = (shuffled[drawn], shuffled[left - 1]);
        }

        return shuffled;
    }
}
