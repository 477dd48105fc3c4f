using System.Buffers.Text;
using System.Text;

namespace Calculator.Api.Uploads;

/// <summary>What entries before a file say of it, where its header has no room: its name, and its size.</summary>
/// <param name="Name">The name; null where it is the header's.</param>
/// <param name="Size">The size; null where it is the header's.</param>
internal readonly record struct TarProperties(string? Name, long? Size)
{
    /// <summary>The same with what one more entry says.</summary>
    public TarProperties With(TarHeader header, ReadOnlySpan<byte> said) => header.Kind switch
    {
        'L' => this with { Name = TarHeader.Text(said) },
        'x' => With(said),
        _ => this,
    };

    // Records of a length in decimal digits, a blank, a key, =, a value and a line end. The length is of all of it.
    private TarProperties With(ReadOnlySpan<byte> records)
    {
        var known = this;
        while (!records.IsEmpty)
        {
            if (!Utf8Parser.TryParse(records, out int length, out var digits) || length <= digits || length > records.Length)
                throw TarEntries.Damaged();

            known = known.WithRecord(records[(digits + 1)..length].TrimEnd((byte)'\n'));
            records = records[length..];
        }

        return known;
    }

    private TarProperties WithRecord(ReadOnlySpan<byte> record)
    {
        if (record.StartsWith("path="u8))
            return this with { Name = Encoding.UTF8.GetString(record["path=".Length..]) };
        if (!record.StartsWith("size="u8))
            return this;

        var digits = record["size=".Length..];
        return Utf8Parser.TryParse(digits, out long size, out var read) && read == digits.Length && size >= 0
            ? this with { Size = size }
            : throw TarEntries.Damaged();
    }
}
