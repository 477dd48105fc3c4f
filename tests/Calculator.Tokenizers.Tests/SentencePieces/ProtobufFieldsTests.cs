using Calculator.Tokenizers.SentencePieces;

namespace Calculator.Tokenizers.Tests.SentencePieces;

public class ProtobufFieldsTests
{
    [Fact]
    public void A_field_has_a_number_below_two_to_the_29()
    {
        FirstOf([0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0x07]).ShouldBe(((1 << 29) - 1, 7UL));
        Should.Throw<FormatException>(() => FirstOf([0x80, 0x80, 0x80, 0x80, 0x10, 0x07]));
        Should.Throw<FormatException>(() => FirstOf([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x00]));
    }

    private static (int Number, ulong Value) FirstOf(byte[] message)
    {
        var fields = new ProtobufFields(message);
        fields.TryNext().ShouldBeTrue();
        return (fields.Number, fields.Value);
    }
}
