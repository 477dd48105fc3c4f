namespace Calculator.Api.Uploads;

/// <summary>The sum that a zip holds its files to: CRC-32 of IEEE 802.3 (APPNOTE.TXT 6.3, 4.4.7).</summary>
internal struct Crc32
{
    private const uint Polynomial = 0xEDB8_8320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(number => Shifted((uint)number))];

    private uint _sum;

    /// <summary>The sum of all that was taken.</summary>
    public readonly uint Value => _sum;

    /// <summary>Takes more bytes.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        var sum = ~_sum;
        foreach (var one in bytes)
            sum = Table[(sum ^ one) & byte.MaxValue] ^ (sum >> 8);
        _sum = ~sum;
    }

    private static uint Shifted(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
            number = (number & 1) == 0 ? number >> 1 : (number >> 1) ^ Polynomial;
        return number;
    }
}
