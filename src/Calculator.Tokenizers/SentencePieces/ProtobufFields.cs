using System.Buffers.Binary;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>The fields of a protobuf message, one after the other, whatever they are.</summary>
internal ref struct ProtobufFields
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;
    private const int MostNumber = (1 << 29) - 1;

    private ReadOnlySpan<byte> _rest;

    public ProtobufFields(ReadOnlySpan<byte> message) => _rest = message;

    /// <summary>The number of the field that was read last.</summary>
    public int Number { get; private set; }

    /// <summary>Its value, where it is a whole number or a boolean.</summary>
    public ulong Value { get; private set; }

    /// <summary>Its bytes, where it is a text, bytes or a message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Its value, where it is a number with a fraction.</summary>
    public float Single { get; private set; }

    /// <summary>Reads the next field; false at the end.</summary>
    /// <exception cref="FormatException">The bytes are no message.</exception>
    public bool TryNext()
    {
        if (_rest.IsEmpty)
            return false;

        var tag = NextVarint();
        Number = tag >> 3 <= MostNumber ? (int)(tag >> 3) : throw new FormatException();
        Bytes = [];
        switch ((int)(tag & 7))
        {
            case Varint:
                Value = NextVarint();
                break;
            case Delimited:
                Bytes = Take(NextVarint());
                break;
            case Fixed32:
                Single = BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
                break;
            case Fixed64:
                Take(sizeof(ulong));
                break;
            default:
                throw new FormatException();
        }

        return true;
    }

    private ulong NextVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException();
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw new FormatException();

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
