namespace NewsBot.LocalDiscord.Messages;

/// <summary>What a component is (https://docs.discord.com/developers/components/reference#component-object-component-types).</summary>
internal static class ComponentType
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int Section = 9;
    public const int TextDisplay = 10;
    public const int Thumbnail = 11;
    public const int MediaGallery = 12;
    public const int File = 13;
    public const int Separator = 14;
    public const int Container = 17;
    public const int Label = 18;
    public const int FileUpload = 19;
    public const int RadioGroup = 21;
    public const int CheckboxGroup = 22;
    public const int Checkbox = 23;
    public const int LinkButton = 5;

    public static readonly int[] Selects = [StringSelect, 5, 6, 7, 8];
}
