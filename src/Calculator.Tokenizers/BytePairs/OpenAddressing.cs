using System.Numerics;
using System.Runtime.CompilerServices;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>Places in a table whose length is a power of two: what finds its place taken goes to the next one.</summary>
internal static class OpenAddressing
{
    /// <summary>A word mixed, best in its upper half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong word) => unchecked(word * 0x9E3779B97F4A7C15UL);

    /// <summary>Two words mixed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(ulong first, ulong second) => Hash(first ^ Hash(second));

    /// <summary>Where to look first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, int slots) => (int)(hash >> 40) & (slots - 1);

    /// <summary>Where to look next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(int slot, int slots) => (slot + 1) & (slots - 1);

    /// <summary>The slots for so many, a third of them free at least.</summary>
    public static int Capacity(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (count * 3) / 2));
}
